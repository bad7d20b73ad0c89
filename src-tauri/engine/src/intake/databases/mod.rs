//! What do the exports of press databases hold? Europresse, Factiva, Nexis, ProQuest, and what press offices send round.

pub mod defacto;
pub mod europresse;
pub(super) mod europresse_old;
pub mod factiva;
pub mod factiva_rtf;
pub mod factiva_xml;
pub mod mediargus;
pub mod names;
pub mod nexis;
pub mod nexis_html;
pub mod nexis_txt;
pub mod nexis_uni;
pub mod press_review;
pub mod proquest;
pub mod proquest_html;
pub mod proquest_txt;
pub mod vendor;
