//! Which parts of a page are the article and which are around it.

use scraper::Node;
use scraper::node::Element;

use super::Place;

/// Elements whose words are never printed.
const UNPRINTED: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "audio", "video",
    "canvas", "datalist", "math",
];

/// Elements around the article.
const AROUND: &[&str] = &["nav", "aside", "button", "dialog", "menu"];

/// Elements that are around the article unless they lie inside it.
const HEADS: &[&str] = &["header", "footer"];

/// Roles of what is around the article.
const ROLES: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "menu",
    "menubar",
    "complementary",
    "dialog",
    "toolbar",
    "alert",
];

/// Words in the classes of what is around the article.
const CLASSES: &[&str] = &[
    "breadcrumb",
    "breadcrumbs",
    "cookie",
    "cookies",
    "cookiebar",
    "menu",
    "navbar",
    "sidebar",
    "share",
    "social",
    "skiplink",
    "skiplinks",
    "skip-link",
    "pagination",
    "modal",
    "dropdown",
    "sr-only",
    "visually-hidden",
    "toc",
    "noprint",
    "no-print",
];

/// What becomes of the words of an element.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Text,
    Furniture,
    Nothing,
}

/// The element that holds the article: `main`, else the only `article`.
pub(super) fn main(root: Place<'_>) -> Option<ego_tree::NodeId> {
    let named = |name: &str| {
        let nodes = root.descendants();
        let found = nodes.filter(|node| node.value().as_element().is_some_and(|e| is(e, name)));
        found.map(|node| node.id()).collect::<Vec<_>>()
    };
    let mains = named("main");
    match (mains.first(), named("article").as_slice()) {
        (Some(main), _) => Some(*main),
        (None, [article]) => Some(*article),
        _ => None,
    }
}

fn is(element: &Element, name: &str) -> bool {
    element.name() == name || (name == "main" && element.attr("role") == Some("main"))
}

/// What becomes of an element; `inside` where it lies inside the article.
pub(super) fn part(element: &Element, inside: bool) -> Part {
    let name = element.name();
    let style = element.attr("style").unwrap_or("");
    let style: String = style.split_whitespace().collect();
    if UNPRINTED.contains(&name)
        || element.attr("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
    {
        return Part::Nothing;
    }
    let role = element.attr("role").unwrap_or("");
    let around = AROUND.contains(&name)
        || (HEADS.contains(&name) && !inside)
        || ROLES.contains(&role)
        || element.classes().any(|class| CLASSES.contains(&class));
    let holds_all = matches!(name, "body" | "html" | "main" | "article");
    if around && !holds_all {
        Part::Furniture
    } else {
        Part::Text
    }
}

/// Whether the element is an address inside the page.
pub(super) fn leads_inside(node: &Node) -> bool {
    let element = node.as_element().filter(|e| e.name() == "a");
    element.is_some_and(|e| e.attr("href").is_some_and(|href| href.starts_with('#')))
}
