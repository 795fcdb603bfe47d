//! Small words beside times, counts and nouns, which tell what these are.

use recoupe_lang::word_lists;

word_lists! {
    include_str!("../data/small_words.tsv");
    /// Beginnings of phrases for talking to one outlet, among those for facing the press.
    pub(crate) static INTERVIEWS;
    /// What joins two days to one stretch.
    pub(crate) static AND;
    /// Words between a day and the length of what begins on it.
    pub(crate) static LASTING;
    /// Beginnings of clauses that tell that somebody speaks.
    pub(crate) static SPEAKING;
    /// Words before who wrote a report.
    pub(crate) static WRITTEN_BY;
    /// Words before a year from which something is measured …
    pub(crate) static MEASURED_FROM;
    /// … and before any time with which it is compared.
    pub(crate) static COMPARED;
    /// Words by which something is the first of its kind since a time.
    pub(crate) static FIRSTS;
    /// Words before a time that says of what kind something is.
    pub(crate) static OF_A_TIME;
    /// Words beside a number that make it a part of a toll, or what is added to it.
    pub(crate) static PARTIAL;
    /// Words that open a description of nobody in particular, or of somebody told of before.
    pub(crate) static IN_PASSING;
    /// Words for the moment of writing: no day on which something happened.
    pub(crate) static NOW;
    /// Determiners of which a noun behind a preposition says how often or how: "à plusieurs reprises", "in many ways".
    pub(crate) static SOME;
}
