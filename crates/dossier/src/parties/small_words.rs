//! Small words and beginnings of words around names, titles and common nouns, by which it is told whom they mean.

use recoupe_lang::word_lists;

word_lists! {
    include_str!("../../data/party_grammar.tsv");
    /// Articles and the like before what is known …
    pub(super) static DEFINITE;
    /// … and before one of many.
    pub(super) static INDEFINITE;
    /// Nouns for the firm that a story is about.
    pub(super) static FIRMS;
    /// Arms of a state, of whichever.
    pub(super) static ARMS;
    /// What the states of an alliance are called …
    pub(super) static ALLIES;
    /// … and words of its name.
    pub(super) static ALLIANCES;
    /// Words that begin what says more of a noun ("a group *of* families").
    pub(super) static COMPLEMENTS;
    /// Words between "close", "linked" and whom somebody has to do with.
    pub(super) static LINKED_TO;
    /// Words that may stand between a preposition and its name.
    pub(super) static ARTICLES;
    /// Prepositions before whom somebody is sent to.
    pub(super) static GOALS;
    /// Prepositions before what somebody heads.
    pub(super) static HEADS_OF;
    /// Prepositions of a place at which somebody is.
    pub(super) static PLACES;
    /// Prepositions and articles between a name and what it belongs to.
    pub(super) static BELONGING;
    /// Titles of courtesy and the like, right before a name …
    pub(super) static COURTESIES;
    /// … and prepositions before them, by which another's title is that person's ("*l'avocat de* M. Sorel").
    pub(super) static TITLED_OF;
    /// Possessives of a person's (in French of anybody's) …
    pub(super) static HIS_OR_HERS;
    /// … and prepositions before whom somebody serves, or whose part something is.
    pub(super) static OF_WHOM;
    /// Verbs by which somebody leads others or speaks for them.
    pub(super) static LEADING;
    /// Words before an office that are no name of a person.
    pub(super) static BEFORE_OFFICES;
    /// Pronouns …
    pub(super) static CONTRACTED;
    /// … and what is left of the verbs behind them ("they've").
    pub(super) static CONTRACTIONS;
    /// Beginnings of the nouns behind which a field of government stands.
    pub(super) static FIELDS;
    /// Beginnings of the nouns for the room that speaks to the press …
    pub(super) static DESKS;
    /// … and of the words that say so.
    pub(super) static PRESS;
    /// Nouns that stand for a movement named elsewhere.
    pub(super) static MOVEMENTS;
}
