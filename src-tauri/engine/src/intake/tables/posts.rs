//! Posts of news outlets in social networks, as their programs export them: Mastodon, X (both generations of its interface),
//! Bluesky, Telegram. A post has no headline; who posts it is the outlet.

use std::cell::RefCell;

use serde_json::{Map, Value};

use crate::intake::services::keys;
use crate::intake::{Item, Look, Sink, json, prose};
use crate::Result;

/// The keys that each network gives to its posts.
pub fn knows(look: &Look<'_>) -> bool {
    look.is_text()
        && (keys(look, &["created_at", "content", "account", "acct"])
            || keys(look, &["created_at", "text", "author_id"])
            || keys(look, &["created_at", "full_text", "user"])
            || keys(look, &["created_at", "text", "screen_name"])
            || keys(look, &["record", "createdAt", "handle"])
            || keys(look, &["messages", "date_unixtime"])
            || keys(look, &["messages", "from_id", "text_entities"]))
}

/// One post, one article.
pub fn read(item: &mut Item<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let known = RefCell::new(Known::default());
    json::read_with(item, sink, &|object| {
        // What holds the posts says who they are of.
        known.borrow_mut().learn(object);
        if ["data", "messages", "posts", "feed", "statuses"].iter().any(|key| object.get(*key).is_some_and(Value::is_array)) {
            return Ok(None);
        }
        let text = text(object).ok_or("The post holds no text.")?;
        let outlet = author(object, &known.borrow());
        let date = told(object, &["created_at", "createdAt", "date"]).or_else(|| told(object.get("record")?.as_object()?, &["createdAt"]));
        for (key, value) in [("body", Some(text)), ("outlet", outlet), ("date", date)] {
            object.shift_remove(key);
            object.extend(value.map(|value| (key.to_string(), Value::String(value))));
        }
        for taken in ["content", "text", "full_text", "created_at", "title"] {
            object.shift_remove(taken);
        }
        Ok(None)
    })
}

/// Names by number, and the name of the channel whose messages these are.
#[derive(Default)]
struct Known {
    users: Vec<(String, String)>,
    channel: Option<String>,
}

impl Known {
    fn learn(&mut self, object: &Map<String, Value>) {
        if object.contains_key("messages") {
            self.channel = told(object, &["name"]);
        }
        let users = object.get("includes").and_then(|all| all.get("users")).and_then(Value::as_array);
        self.users.extend(users.into_iter().flatten().filter_map(|user| Some((user.get("id")?.as_str()?.to_string(), user.get("name")?.as_str()?.to_string()))));
    }
}

fn told(object: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| object.get(*key)?.as_str()).map(str::trim).filter(|text| !text.is_empty()).map(str::to_string)
}

/// The text of a post: markup taken out of it, pieces put together.
fn text(object: &Map<String, Value>) -> Option<String> {
    let inner = object.get("record").and_then(Value::as_object);
    let written = match object.get("text") {
        Some(Value::Array(pieces)) => Some(pieces.iter().filter_map(|piece| piece.as_str().or_else(|| piece.get("text")?.as_str())).collect::<String>()),
        _ => told(object, &["full_text", "content", "text"]).or_else(|| told(inner?, &["text"])),
    };
    let written = written.map(|text| if prose::is_markup(&text) { prose::of_html(&text).join("\n\n") } else { text });
    written.filter(|text| !text.trim().is_empty())
}

fn author(object: &Map<String, Value>, known: &Known) -> Option<String> {
    let person = ["account", "user", "author"].iter().find_map(|key| object.get(*key)?.as_object());
    let named = person.and_then(|person| told(person, &["display_name", "displayName", "name", "acct", "handle", "screen_name"]));
    let numbered = || told(object, &["author_id"]).and_then(|id| known.users.iter().find(|(user, _)| *user == id).map(|(_, name)| name.clone()));
    named.or_else(numbered).or_else(|| known.channel.clone()).or_else(|| told(object, &["from"]))
}
