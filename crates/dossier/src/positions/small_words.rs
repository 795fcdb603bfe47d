//! The small words by which grammar tells who takes a position, and whether he takes one.

use recoupe_lang::word_lists;

word_lists! {
    include_str!("../../data/taker_words.tsv");
    /// Words behind "insisted" by which something is, was or will be so.
    pub(super) static INSISTED_TO_BE;
    /// Words of a question, before its clause.
    pub(super) static ASKING;
    /// Words before "when" and "where" that make them words of a question.
    pub(super) static BEFORE_WHEN;
    /// Verbs by which somebody says something.
    pub(super) static TELLS;
    /// Words of a condition, or of what is only likened.
    pub(super) static CONDITIONS;
    /// Verbs by which something is a duty.
    pub(super) static DUTIES;
    /// Prepositions before whom a noun is for or against.
    pub(super) static TOWARDS;
    /// Words after which a verb has another subject than the one that stands before: infinitives and passives.
    pub(super) static NOT_FINITE;
    /// Words that open a clause with a subject of its own.
    pub(super) static CLAUSE_OPENERS;
    /// Words that open an aside about the whole clause before it …
    pub(super) static ASIDES;
    /// … and small words in it, beside its subject and its verb.
    pub(super) static ASIDE_ADVERBS;
    /// Prepositions before what a noun that takes a position is about.
    pub(super) static ABOUT;
    /// Pronouns by which somebody is said to be what he would be seen as ("*se* veut prudent").
    pub(super) static REFLEXIVES;
    /// Words right behind a verb of asking by which it asks a question.
    pub(super) static WHETHER;
    /// Possessives of what was named before.
    pub(super) static OF_BEFORE;
    /// Pronouns for a man …
    pub(super) static HE;
    /// … and for a woman.
    pub(super) static SHE;
    /// Verbs of an appeal, before its noun …
    pub(super) static APPEALING;
    /// … and what is appealed against, or to.
    pub(super) static APPEALED_AGAINST;
    pub(super) static AGREED;
    /// Verbs by which somebody admits what is so.
    pub(super) static ADMITTED;
    /// Beginnings of verbs by which one only asks.
    pub(super) static URGING;
    /// What is asked for where nothing is demanded.
    pub(super) static CALM;
    /// Numbers in words.
    pub(super) static NUMBERS;
    /// Pronouns that are always subjects.
    pub(super) static SUBJECTS;
    /// Pronouns of a relative clause.
    pub(super) static RELATIVE_WORDS;
    /// Nouns for those who act for a body ("the *members* of the board").
    pub(super) static MEMBERS;
    /// Possessives, before a relative.
    pub(super) static POSSESSIVES;
    /// Relatives of somebody who is named.
    pub(super) static RELATIVES;
    /// Words by which somebody has to do with a body, and is not of it.
    pub(super) static LINKED;
    /// Words that open a clause which is none by itself.
    pub(super) static SUBORDINATORS;
    pub(super) static PROMISED;
    /// Where something is slammed or pushed.
    pub(super) static PUSHED_INTO;
    /// Words between "to" and where somebody is pushed.
    pub(super) static PUSHED_TO;
    /// Words before a noun for one of many.
    pub(super) static ONE_OF_MANY;
    pub(super) static HER_TITLES;
    pub(super) static HIS_TITLES;
    /// Words that tell two of one name apart.
    pub(super) static OF_TWO;
    /// Words that count or point, and name nobody.
    pub(super) static COUNTING;
    /// Nouns for a body that is somebody's own ("her *party*") …
    pub(super) static OWN_BODIES;
    /// … and for a state that is ("son *pays*").
    pub(super) static OWN_LANDS;
    /// Possessives of one who was named before.
    pub(super) static OWNING;
    /// Pronouns for what was told before, as the object of a verb ("s'*y* oppose", "turned *it* down").
    pub(super) static OBJECTS_NAMED_BEFORE;
    /// Words that may stand between a subject and its verb.
    pub(super) static BETWEEN_SUBJECT_AND_VERB;
}
