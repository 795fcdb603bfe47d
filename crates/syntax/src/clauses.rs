//! Who does what in a parsed sentence: clauses, their subjects and objects, whether they are denied.

use crate::parse::Parse;
use crate::polarity::Negation;
use crate::scheme::{Form, Relation, Tag};
use recoupe_model::Piece;

/// How far a subject is looked for: conjuncts of conjuncts of complements.
const STEPS: usize = 8;

impl Parse {
    /// Words that head a clause, in order: verbs that are the root, a complement, an adverbial or relative
    /// clause, beside another clause, or a conjunct of such a verb; participles and infinitives among them;
    /// and words of any kind that have a subject or copula.
    #[must_use]
    pub fn clause_heads(&self) -> Vec<usize> {
        (0..self.words.len()).filter(|n| self.is_clause_head(*n)).collect()
    }

    /// Whether word `n` heads a clause, see [`Parse::clause_heads`].
    #[must_use]
    pub fn is_clause_head(&self, n: usize) -> bool {
        let Some(word) = self.words.get(n) else { return false };
        if matches!(word.relation, Relation::Aux | Relation::AuxPass | Relation::Cop | Relation::Punct) {
            return false;
        }
        if self.children(n).any(|c| is_subject(self.words[c].relation) || self.words[c].relation == Relation::Cop) {
            return true;
        }
        matches!(word.tag, Tag::Verb | Tag::Aux)
            && match word.relation {
                Relation::Conj => word.form == Some(Form::Finite) || word.head.is_some_and(|h| self.words[h].tag == word.tag),
                relation => is_clause(relation),
            }
    }

    /// The smallest stretch that holds clause head `n` and its dependents, but not the clauses of their own
    /// at its ends: complements with a subject, adverbial and relative clauses, clauses beside and conjuncts.
    /// Infinitives and participles that share a subject stay in; so do clauses in the middle, since a
    /// stretch has no hole. Marks at the ends are left out. Empty at 0 when there is no such word.
    #[must_use]
    pub fn clause(&self, n: usize) -> Piece {
        let (Some(word), Some((first, last))) = (self.words.get(n), self.extent(n)) else { return Piece::new(0, 0) };
        let (mut from, mut to) = (n, n);
        let mut at = first;
        while at <= last {
            if at != n && self.is_own_clause(at) {
                // a clause head is met after its own left dependents: these are not ours either
                at += 1;
                continue;
            }
            if !self.hangs_apart(at, n) && self.words[at].tag != Tag::Punct {
                from = from.min(at);
                to = to.max(at);
            }
            at += 1;
        }
        let _ = word;
        self.words[from].piece.cover(&self.words[to].piece)
    }

    /// True when a clause of its own lies on the way from `at` up to `n`, or the way is too long.
    fn hangs_apart(&self, at: usize, n: usize) -> bool {
        let mut at = at;
        for _ in 0..64 {
            if at == n {
                return false;
            }
            if self.is_own_clause(at) {
                return true;
            }
            match self.words[at].head {
                Some(head) => at = head,
                None => return true,
            }
        }
        true
    }

    fn is_own_clause(&self, n: usize) -> bool {
        let word = &self.words[n];
        match word.relation {
            Relation::Ccomp
            | Relation::Advcl
            | Relation::AclRelcl
            | Relation::Parataxis
            | Relation::Csubj
            | Relation::CsubjPass
            | Relation::Conj => self.is_clause_head(n),
            _ => false,
        }
    }

    /// The subject that stands with word `n` itself. Of two the first that is no empty pronoun.
    #[must_use]
    pub fn own_subject(&self, n: usize) -> Option<usize> {
        self.children(n).find(|c| is_subject(self.words[*c].relation))
    }

    /// Who or what the verb or predicate `n` says something of. Its own subject; that of an auxiliary is
    /// its verb's. Else, as the construction has it: a conjunct has the subject of what it is joined to; an
    /// infinitive complement the object of its verb (`asked them to leave`), or else its subject; adverbial
    /// infinitives and participles that of their verb; a participle on a noun that noun. A relative pronoun
    /// gives the noun it stands for. For a passive ([`Parse::is_passive`]) this is the one it is done to.
    #[must_use]
    pub fn subject(&self, n: usize) -> Option<usize> {
        let mut at = n;
        for _ in 0..STEPS {
            let word = self.words.get(at)?;
            if let Some(own) = self.own_subject(at) {
                return Some(self.antecedent(own, at));
            }
            let head = word.head?;
            let bare = word.form != Some(Form::Finite);
            match word.relation {
                Relation::Aux | Relation::AuxPass | Relation::Cop | Relation::Conj => at = head,
                // a finite verb without a subject beside the pronoun's: `who`, wrongly tagged
                Relation::AclRelcl => return Some(head),
                Relation::Acl if matches!(word.form, Some(Form::Participle | Form::Gerund)) => return Some(head),
                Relation::Xcomp => match self.object(head).filter(|o| *o != at) {
                    Some(object) => return Some(object),
                    None => at = head,
                },
                Relation::Advcl | Relation::Ccomp if bare => at = head,
                _ => return None,
            }
        }
        None
    }

    /// The noun that a relative pronoun at `n`, a dependent of `verb`, stands for; else `n`.
    fn antecedent(&self, n: usize, verb: usize) -> usize {
        let mut at = verb;
        for _ in 0..STEPS {
            if !self.words[n].relative {
                break;
            }
            match (self.words[at].relation, self.words[at].head) {
                (Relation::AclRelcl, Some(head)) => return head,
                (Relation::Conj, Some(head)) => at = head,
                _ => break,
            }
        }
        n
    }

    /// The object of word `n`, or of the verb that the auxiliary `n` belongs to.
    #[must_use]
    pub fn object(&self, n: usize) -> Option<usize> {
        let verb = self.verb_of(n)?;
        self.child(verb, Relation::Obj).or_else(|| self.child(verb, Relation::Iobj).filter(|c| self.words[*c].tag != Tag::Pron))
    }

    /// Who does it, of a passive.
    #[must_use]
    pub fn agent(&self, n: usize) -> Option<usize> {
        self.child(self.verb_of(n)?, Relation::OblAgent)
    }

    /// True when the subject of `n` is the one it is done to: a subject or auxiliary of the passive, or a
    /// past participle that modifies a noun.
    #[must_use]
    pub fn is_passive(&self, n: usize) -> bool {
        let Some(verb) = self.verb_of(n) else { return false };
        let word = &self.words[verb];
        let passive =
            |c: usize| matches!(self.words[c].relation, Relation::NsubjPass | Relation::CsubjPass | Relation::AuxPass | Relation::OblAgent);
        self.children(verb).any(passive)
            || (word.form == Some(Form::Participle)
                && match word.relation {
                    Relation::Acl => true,
                    // `a été vu et arrêté`
                    Relation::Conj
                        if !self.children(verb).any(|c| self.words[c].relation == Relation::Aux || is_subject(self.words[c].relation)) =>
                    {
                        word.head.is_some_and(|h| h != verb && self.children(h).any(passive))
                    }
                    _ => false,
                })
    }

    /// Whether the clause of word `n` is denied: by a word on the verb or its auxiliaries, or a denied
    /// subject or object (`no one`, `aucun accord`).
    #[must_use]
    pub fn negated(&self, n: usize) -> bool {
        let Some(verb) = self.verb_of(n) else { return false };
        let (mut ne, mut with) = (false, false);
        let mut look = |at: usize| match self.words[at].negation {
            Negation::Full => true,
            Negation::Ne => {
                ne = true;
                false
            }
            Negation::WithNe => {
                with = true;
                false
            }
            Negation::None => false,
        };
        for c in self.children(verb) {
            let relation = self.words[c].relation;
            let near = matches!(relation, Relation::Aux | Relation::AuxPass | Relation::Cop | Relation::Obj | Relation::Advmod);
            if look(c) && relation != Relation::Discourse && relation != Relation::Conj {
                return true;
            }
            if (near || is_subject(relation)) && self.children(c).any(|d| look(d) && self.words[d].relation != Relation::Conj) {
                return true;
            }
        }
        ne && with
    }

    /// The verb or predicate that an auxiliary or copula belongs to; else `n`.
    fn verb_of(&self, n: usize) -> Option<usize> {
        let word = self.words.get(n)?;
        match word.relation {
            Relation::Aux | Relation::AuxPass | Relation::Cop => word.head,
            _ => Some(n),
        }
    }
}

fn is_subject(relation: Relation) -> bool {
    matches!(relation, Relation::Nsubj | Relation::NsubjPass | Relation::Csubj | Relation::CsubjPass)
}

fn is_clause(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Root
            | Relation::Ccomp
            | Relation::Xcomp
            | Relation::Advcl
            | Relation::Acl
            | Relation::AclRelcl
            | Relation::Parataxis
            | Relation::Csubj
            | Relation::CsubjPass
            | Relation::Dislocated
            | Relation::List
    )
}
