//! What words and arcs are called: the parts of speech and relations of Universal Dependencies,
//! version 2 (de Marneffe et al., "Universal Dependencies", Computational Linguistics 47, 2021).

macro_rules! names {
    ($(#[$doc:meta])* $kind:ident { $($(#[$each:meta])* $name:ident $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum $kind { $($(#[$each])* $name,)* }

        impl $kind {
            /// All of them, in the order of the models' rows.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name in the CoNLL-U format.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

names! {
    /// Part of speech.
    Tag {
        /// Adjective.
        Adj "ADJ",
        /// Preposition or postposition.
        Adp "ADP",
        /// Adverb.
        Adv "ADV",
        /// Auxiliary or copula.
        Aux "AUX",
        /// Coordinating conjunction.
        Cconj "CCONJ",
        /// Determiner.
        Det "DET",
        /// Interjection.
        Intj "INTJ",
        /// Noun.
        Noun "NOUN",
        /// Number.
        Num "NUM",
        /// Particle (`not`, `to`).
        Part "PART",
        /// Pronoun.
        Pron "PRON",
        /// Name.
        Propn "PROPN",
        /// Mark.
        Punct "PUNCT",
        /// Subordinating conjunction.
        Sconj "SCONJ",
        /// Symbol.
        Sym "SYM",
        /// Verb.
        Verb "VERB",
        /// Anything else.
        X "X",
    }
}

names! {
    /// How a word hangs on its head. Subtypes are kept where they tell who does what; the others are
    /// read as their base.
    Relation {
        /// Clause or participle that modifies a noun.
        Acl "acl",
        /// Relative clause.
        AclRelcl "acl:relcl",
        /// Adverbial clause.
        Advcl "advcl",
        /// Adverb.
        Advmod "advmod",
        /// Adjective of a noun.
        Amod "amod",
        /// Apposition.
        Appos "appos",
        /// Auxiliary.
        Aux "aux",
        /// Auxiliary of the passive.
        AuxPass "aux:pass",
        /// Preposition, or English `'s`.
        Case "case",
        /// Conjunction of a conjunct.
        Cc "cc",
        /// Clause that is a complement and has a subject of its own.
        Ccomp "ccomp",
        /// Part of a compound.
        Compound "compound",
        /// Conjunct.
        Conj "conj",
        /// Copula.
        Cop "cop",
        /// Clause that is a subject.
        Csubj "csubj",
        /// Clause that is the subject of a passive.
        CsubjPass "csubj:pass",
        /// Not known.
        Dep "dep",
        /// Determiner.
        Det "det",
        /// Particle of speech (`well`, `ben`).
        Discourse "discourse",
        /// Taken up by a pronoun elsewhere.
        Dislocated "dislocated",
        /// Pronoun that stands for nothing, or doubles a subject.
        Expl "expl",
        /// Part of a fixed expression, on its first word.
        Fixed "fixed",
        /// Part of a name or number, on its first word.
        Flat "flat",
        /// Part of a word that was written apart.
        Goeswith "goeswith",
        /// Indirect object.
        Iobj "iobj",
        /// Item of a list.
        List "list",
        /// Subordinating conjunction.
        Mark "mark",
        /// Noun on a noun.
        Nmod "nmod",
        /// Subject.
        Nsubj "nsubj",
        /// Subject of a passive.
        NsubjPass "nsubj:pass",
        /// Number of a noun.
        Nummod "nummod",
        /// Object.
        Obj "obj",
        /// Noun on a verb, as a rule with a preposition.
        Obl "obl",
        /// Who does it, of a passive.
        OblAgent "obl:agent",
        /// Conjunct of what was left out.
        Orphan "orphan",
        /// Clause beside a clause, without a link (`…, he said`).
        Parataxis "parataxis",
        /// Mark.
        Punct "punct",
        /// Word said and taken back.
        Reparandum "reparandum",
        /// Who is addressed.
        Vocative "vocative",
        /// Clause that is a complement and shares a subject or object.
        Xcomp "xcomp",
        /// Head of the sentence.
        Root "root",
    }
}

names! {
    /// Form of a verb or auxiliary.
    Form {
        /// With a subject of its own: indicative, subjunctive, imperative, modal.
        Finite "Fin",
        /// Infinitive.
        Infinitive "Inf",
        /// Past (passive) participle.
        Participle "Part",
        /// Present participle, gerund.
        Gerund "Ger",
    }
}

impl Relation {
    /// By its name in the CoNLL-U format; a subtype that is not kept gives its base, `obl:agent` itself,
    /// an unknown name [`Relation::Dep`].
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        let base = name.split(':').next().unwrap_or_default();
        let find = |n: &str| Self::ALL.iter().find(|r| r.name() == n);
        find(name).or_else(|| find(base)).copied().unwrap_or(Self::Dep)
    }
}

impl Tag {
    /// By its name in the CoNLL-U format; an unknown name is [`Tag::X`].
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        Self::ALL.iter().find(|t| t.name() == name).copied().unwrap_or(Self::X)
    }
}

/// What the tagger tells apart: parts of speech, verbs and auxiliaries by form, pronouns by whether they
/// ask or relate. The parser needs these, and a participle is no clause by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fine(pub u8);

impl Fine {
    /// How many there are, and the row of the tagger's table.
    pub const COUNT: usize = 17 + 3 + 3 + 1;
    /// No word: beyond the ends of the sentence.
    pub const NONE: Self = Self(31);
    const RELATIVE: u8 = 23;

    /// Of a part of speech with its form, and whether it is a relative or interrogative pronoun.
    #[must_use]
    pub fn new(tag: Tag, form: Option<Form>, relative: bool) -> Self {
        let form = form.map_or(0, |f| f as u8);
        match tag {
            Tag::Verb if form > 0 => Self(16 + form),
            Tag::Aux if form > 0 => Self(19 + form),
            Tag::Pron if relative => Self(Self::RELATIVE),
            tag => Self(tag as u8),
        }
    }

    /// Its part of speech.
    #[must_use]
    pub fn tag(self) -> Tag {
        match self.0 {
            17..=19 => Tag::Verb,
            20..=22 => Tag::Aux,
            Self::RELATIVE => Tag::Pron,
            n => Tag::ALL.get(usize::from(n)).copied().unwrap_or(Tag::X),
        }
    }

    /// Its form, of verbs and auxiliaries.
    #[must_use]
    pub fn form(self) -> Option<Form> {
        let n = match self.0 {
            17..=19 => self.0 - 16,
            20..=22 => self.0 - 19,
            n if n == Tag::Verb as u8 || n == Tag::Aux as u8 => 0,
            _ => return None,
        };
        Form::ALL.get(usize::from(n)).copied()
    }

    /// True for pronouns that relate or ask.
    #[must_use]
    pub fn is_relative(self) -> bool {
        self.0 == Self::RELATIVE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for tag in Tag::ALL {
            assert_eq!(Tag::from_name(tag.name()), *tag);
            assert_eq!(Fine::new(*tag, None, false).tag(), *tag);
        }
        for relation in Relation::ALL {
            assert_eq!(Relation::from_name(relation.name()), *relation);
        }
        assert_eq!(Relation::from_name("flat:name"), Relation::Flat);
        for form in Form::ALL {
            for tag in [Tag::Verb, Tag::Aux] {
                let fine = Fine::new(tag, Some(*form), false);
                assert_eq!((fine.tag(), fine.form()), (tag, Some(*form)));
                assert!(usize::from(fine.0) < Fine::COUNT);
            }
        }
        assert!(Fine::new(Tag::Pron, None, true).is_relative());
    }
}
