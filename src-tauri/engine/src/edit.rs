//! What a person changes in a library by hand. Every change can be undone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One change. Its inverse is an edit too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Edit {
    /// What is known about an outlet. Fields that are absent stay as they are; `null` empties them.
    Outlet {
        outlet: String,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
        #[ts(optional, as = "Option<Option<String>>")]
        country: Option<Option<String>>,
        /// agency, state, public, private, official.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
        #[ts(optional, as = "Option<Option<String>>")]
        kind: Option<Option<String>>,
        /// A name of the user's own for several outlets.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
        #[ts(optional, as = "Option<Option<String>>")]
        group: Option<Option<String>>,
        /// The outlet whose name its articles carry from now on.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "double")]
        #[ts(optional, as = "Option<Option<String>>")]
        merged_into: Option<Option<String>>,
    },
}

/// An edit that was made, newest last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditMade {
    #[ts(type = "number")]
    pub id: i64,
    pub edit: Edit,
    pub undone: bool,
}

/// Absent is not `null`.
mod double {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(value: &Option<Option<String>>, to: S) -> Result<S::Ok, S::Error> {
        value.as_ref().and_then(Option::as_ref).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<String>>, D::Error> {
        Option::<String>::deserialize(from).map(Some)
    }
}
