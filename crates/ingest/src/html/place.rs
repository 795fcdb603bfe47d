//! Where a line of visible text stands in the page, as its elements and their names tell. A table of
//! names, no judgement on the words.

use super::tree::Tree;

/// What the elements around a line say it is, from the innermost outwards; the first that says something counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Zone {
    /// Nothing says.
    #[default]
    Open,
    Navigation,
    Header,
    Footer,
    Aside,
    Caption,
    Credit,
    Share,
    Related,
    Trending,
    Advert,
    Consent,
    Newsletter,
    Comments,
    Player,
    Date,
    Byline,
    Tags,
    Form,
}

/// A line's place.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    pub(crate) zone: Zone,
    /// `h1`..`h6` around it.
    pub(crate) heading: Option<u8>,
    /// Inside `article`, `main`, or an element named so.
    pub(crate) in_article: bool,
    pub(crate) in_list: bool,
    pub(crate) in_table: bool,
    pub(crate) in_quote: bool,
    /// An element around it is named as a standfirst.
    pub(crate) is_deck: bool,
    /// An element around it is named as a title.
    pub(crate) is_title: bool,
}

/// Parts of class names and ids that say what an element is. English is the language of style sheets;
/// the others are those met on French, German, Spanish, Italian and Portuguese sites.
const NAMED: [(&str, Zone); 96] = [
    ("nav", Zone::Navigation),
    ("navbar", Zone::Navigation),
    ("navigation", Zone::Navigation),
    ("menu", Zone::Navigation),
    ("submenu", Zone::Navigation),
    ("breadcrumb", Zone::Navigation),
    ("breadcrumbs", Zone::Navigation),
    ("pagination", Zone::Navigation),
    ("pager", Zone::Navigation),
    ("skip", Zone::Navigation),
    ("masthead", Zone::Header),
    ("topbar", Zone::Header),
    ("footer", Zone::Footer),
    ("colophon", Zone::Footer),
    ("copyright", Zone::Footer),
    ("imprint", Zone::Footer),
    ("sidebar", Zone::Aside),
    ("widget", Zone::Aside),
    ("caption", Zone::Caption),
    ("figcaption", Zone::Caption),
    ("legend", Zone::Caption),
    ("legende", Zone::Caption),
    ("bildunterschrift", Zone::Caption),
    ("imagecaption", Zone::Caption),
    ("credit", Zone::Credit),
    ("credits", Zone::Credit),
    ("copyrights", Zone::Credit),
    ("photographer", Zone::Credit),
    ("share", Zone::Share),
    ("sharing", Zone::Share),
    ("social", Zone::Share),
    ("socials", Zone::Share),
    ("sharebar", Zone::Share),
    ("addtoany", Zone::Share),
    ("sharedaddy", Zone::Share),
    ("follow", Zone::Share),
    ("partage", Zone::Share),
    ("teilen", Zone::Share),
    ("related", Zone::Related),
    ("recommended", Zone::Related),
    ("recommendations", Zone::Related),
    ("recirculation", Zone::Related),
    ("readmore", Zone::Related),
    ("seealso", Zone::Related),
    ("teaser", Zone::Related),
    ("teasers", Zone::Related),
    ("moreon", Zone::Related),
    ("outbrain", Zone::Related),
    ("taboola", Zone::Related),
    ("relacionadas", Zone::Related),
    ("correlati", Zone::Related),
    ("trending", Zone::Trending),
    ("popular", Zone::Trending),
    ("mostread", Zone::Trending),
    ("latest", Zone::Trending),
    ("ranking", Zone::Trending),
    ("ad", Zone::Advert),
    ("ads", Zone::Advert),
    ("advert", Zone::Advert),
    ("adverts", Zone::Advert),
    ("advertisement", Zone::Advert),
    ("advertising", Zone::Advert),
    ("sponsored", Zone::Advert),
    ("sponsor", Zone::Advert),
    ("promo", Zone::Advert),
    ("werbung", Zone::Advert),
    ("anzeige", Zone::Advert),
    ("publicite", Zone::Advert),
    ("paywall", Zone::Advert),
    ("cookie", Zone::Consent),
    ("cookies", Zone::Consent),
    ("consent", Zone::Consent),
    ("gdpr", Zone::Consent),
    ("cmp", Zone::Consent),
    ("newsletter", Zone::Newsletter),
    ("subscribe", Zone::Newsletter),
    ("subscription", Zone::Newsletter),
    ("signup", Zone::Newsletter),
    ("abo", Zone::Newsletter),
    ("comment", Zone::Comments),
    ("comments", Zone::Comments),
    ("commentlist", Zone::Comments),
    ("disqus", Zone::Comments),
    ("kommentare", Zone::Comments),
    ("commentaires", Zone::Comments),
    ("player", Zone::Player),
    ("video", Zone::Player),
    ("audio", Zone::Player),
    ("jwplayer", Zone::Player),
    ("podcast", Zone::Player),
    ("tags", Zone::Tags),
    ("taglist", Zone::Tags),
    ("keywords", Zone::Tags),
    ("categories", Zone::Tags),
    ("topics", Zone::Tags),
    ("form", Zone::Form),
];

/// What one element says about all below it. Computed once for an element.
#[derive(Clone, Copy, Default)]
struct Said {
    zone: Option<Zone>,
    heading: Option<u8>,
    article: bool,
    list: bool,
    table: bool,
    quote: bool,
    deck: bool,
    title: bool,
}

/// Places of elements, remembered.
pub(crate) struct Places<'t, 'a> {
    tree: &'t Tree<'a>,
    /// By element; elements are asked in document order, so parents are mostly known.
    known: std::collections::HashMap<u32, Place>,
}

impl<'t, 'a> Places<'t, 'a> {
    /// Nothing is looked at yet.
    pub(crate) fn new(tree: &'t Tree<'a>) -> Self {
        Self { tree, known: std::collections::HashMap::new() }
    }

    /// The place that an element gives its text.
    pub(crate) fn of(&mut self, element: u32) -> Place {
        let mut path = Vec::new();
        let mut at = element;
        let mut place = loop {
            if let Some(known) = self.known.get(&at) {
                break *known;
            }
            path.push(at);
            if at == 0 {
                break Place::default();
            }
            at = self.tree.nodes[at as usize].parent;
        };
        for element in path.into_iter().rev() {
            place = below(place, said(self.tree, element as usize));
            self.known.insert(element, place);
        }
        place
    }
}

fn below(outer: Place, said: Said) -> Place {
    Place {
        zone: said.zone.unwrap_or(outer.zone),
        heading: said.heading.or(outer.heading),
        in_article: outer.in_article || said.article,
        in_list: outer.in_list || said.list,
        in_table: outer.in_table || said.table,
        in_quote: outer.in_quote || said.quote,
        is_deck: outer.is_deck || said.deck,
        is_title: outer.is_title || said.title,
    }
}

fn said(tree: &Tree<'_>, node: usize) -> Said {
    let mut said = Said::default();
    let Some(tag) = tree.nodes[node].tag else { return said };
    said.heading = tag.heading();
    match tag.name() {
        "nav" => said.zone = Some(Zone::Navigation),
        "footer" => said.zone = Some(Zone::Footer),
        "aside" => said.zone = Some(Zone::Aside),
        "figcaption" | "figure" => said.zone = Some(Zone::Caption),
        "form" | "fieldset" => said.zone = Some(Zone::Form),
        "article" | "main" => said.article = true,
        "header" => said.zone = Some(Zone::Header),
        "ul" | "ol" | "dl" | "menu" => said.list = true,
        "table" => said.table = true,
        "blockquote" => said.quote = true,
        "body" | "html" => return said,
        _ => {}
    }
    for (name, value) in tree.attributes(node) {
        match name {
            "class" | "id" | "data-testid" => value.split_ascii_whitespace().for_each(|word| name_says(word, &mut said)),
            "role" => match value {
                "navigation" | "menu" | "menubar" => said.zone = Some(Zone::Navigation),
                "contentinfo" => said.zone = Some(Zone::Footer),
                "complementary" => said.zone = Some(Zone::Aside),
                "main" | "article" => said.article = true,
                _ => {}
            },
            "itemprop" => match value {
                "articleBody" => said.article = true,
                "description" | "alternativeHeadline" => said.deck = true,
                "headline" => said.title = true,
                "caption" => said.zone = Some(Zone::Caption),
                "datePublished" | "dateModified" => said.zone = Some(Zone::Date),
                "author" => said.zone = Some(Zone::Byline),
                _ => {}
            },
            _ => {}
        }
    }
    if said.article && matches!(said.zone, Some(Zone::Header | Zone::Player)) {
        said.zone = None;
    }
    said
}

/// Reads one class name or id.
fn name_says(word: &str, said: &mut Said) {
    if word.len() > 80 {
        return;
    }
    let lower = word.to_ascii_lowercase();
    if matches!(
        lower.as_str(),
        "article-body" | "articlebody" | "post-content" | "entry-content" | "article-content" | "story-body" | "article__body"
    ) {
        said.article = true;
        return;
    }
    let mut parts = lower.split(['-', '_', ':', '.']).filter(|p| !p.is_empty());
    let zone = parts.clone().rev().find_map(|p| NAMED.iter().find(|(n, _)| *n == p).map(|(_, z)| *z));
    // A utility of a style sheet (`no-sidebar`, `has-ads`, `with-footer`) says nothing about its own content.
    let utility = matches!(parts.clone().next(), Some("no" | "has" | "with" | "without" | "js" | "is" | "hide" | "col"));
    if let Some(zone) = zone.filter(|_| !utility) {
        said.zone = Some(zone);
    }
    said.deck |= parts.clone().any(|p| {
        matches!(
            p,
            "deck"
                | "standfirst"
                | "subtitle"
                | "subheadline"
                | "subhead"
                | "chapo"
                | "chapeau"
                | "lede"
                | "dek"
                | "vorspann"
                | "unterzeile"
                | "entradilla"
                | "bajada"
                | "sommario"
                | "subheading"
        )
    });
    said.title |= parts.any(|p| matches!(p, "headline" | "title" | "titre" | "titel" | "titulo" | "titolo" | "überschrift"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(source: &str) -> Place {
        let tree = Tree::parse(source);
        let text = (0..tree.nodes.len()).rev().find(|n| tree.nodes[*n].tag.is_none()).unwrap();
        Places::new(&tree).of(tree.nodes[text].parent)
    }

    #[test]
    fn elements_and_names_tell() {
        assert_eq!(place("<nav><ul><li>x").zone, Zone::Navigation);
        assert_eq!(place("<div class='article__share-bar'>x").zone, Zone::Share);
        assert_eq!(place("<div class='no-sidebar'><p>x").zone, Zone::Open);
        assert_eq!(place("<footer><div class=related><h3>x").zone, Zone::Related, "the innermost counts");
        assert!(place("<main><div><p>x").in_article);
        assert_eq!(place("<aside><h2>x").heading, Some(2));
        assert!(place("<p class=article-chapo>x").is_deck);
    }
}
