//! The web page: who may read and act, what it shows, and that nothing of a record is interpreted as HTML.

mod access;
mod actions;
mod browser;
mod hostile;
mod http;
mod list;
mod webdriver;
