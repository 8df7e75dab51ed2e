//! Compares the members of structures and unions.

use std::collections::BTreeMap;

use super::comparison::{Comparison, change};
use super::retypes::Place;
use super::rules::Kind;
use super::side::Reach;
use crate::emit::{default_text, type_text};
use crate::plan::{DefaultValue, Flag, Member, Presence, Site, Structure, Type, Union, UnionMember};
use crate::smithy::Model;

/// How similar the documentation of a renamed member must be.
const SIMILAR_DOCS: f64 = 0.7;

/// The part of a documentation that is compared.
const MAX_DOCS: usize = 200;

impl Comparison<'_> {
    pub(super) fn structure(
        &mut self,
        old_index: usize,
        old: &Structure,
        new: &Structure,
        new_index: usize,
        place: &Reach,
    ) {
        let before: BTreeMap<&str, &Member> = old.members.iter().map(|member| (member.wire.as_str(), member)).collect();
        let after: BTreeMap<&str, &Member> = new.members.iter().map(|member| (member.wire.as_str(), member)).collect();
        let mut gone: Vec<&Member> = old.members.iter().filter(|m| !after.contains_key(m.wire.as_str())).collect();
        let mut come: Vec<&Member> = new.members.iter().filter(|m| !before.contains_key(m.wire.as_str())).collect();
        for (a, b) in self.renamed(&gone, &come) {
            let (Some(first), Some(second)) = (gone.get(a).copied(), come.get(b).copied()) else { continue };
            let place = place.member(&second.wire);
            let kept = (&first.field, &first.setter) == (&second.field, &second.setter);
            let kind = if kept { Kind::MemberWireNameChanged } else { Kind::MemberRenamed };
            if !kept {
                self.old_name(&second.facts.site, &first.field, true);
            }
            self.add(kind, &second.facts.site, change(&first.wire, &second.wire), place.clone());
            gone.retain(|member| member.wire != first.wire);
            come.retain(|member| member.wire != second.wire);
        }
        for member in gone {
            let place = self.old.reach(old_index).member(&member.wire);
            self.add(Kind::MemberRemoved, &member.facts.site, (Some(member_text(member)), None), place);
        }
        for member in come {
            let reach = self.new.reach(new_index);
            let kind = if member.required && reach.input { Kind::RequiredMemberAdded } else { Kind::MemberAdded };
            let place = place.member(&member.wire);
            self.add(kind, &member.facts.site, (None, Some(member_text(member))), place);
        }
        for (old, new) in old.members.iter().filter_map(|old| Some((old, after.get(old.wire.as_str()).copied()?))) {
            self.member(old, (new_index, new), &place.member(&new.wire));
        }
    }

    fn member(&mut self, old: &Member, (new_index, new): (usize, &Member), place: &Reach) {
        let site = new.facts.site.to_string();
        let owner = self.new.ty(new_index).and_then(|ty| ty.owner(&old.field)).filter(|wire| *wire != new.wire);
        let (before, after) = ([old.field.as_str(), &old.setter], [new.field.as_str(), &new.setter]);
        self.rust_names(&before, &after, &new.facts.site, owner.as_deref(), place);
        let at = Place { new: new_index, site: &new.facts.site, reach: place };
        let is_same_type = self.retyped(&at, (&old.ty, &old.facts), (&new.ty, &new.facts));
        self.presence(old, new, &site, place);
        if is_same_type {
            self.facts(&old.facts, &new.facts, place);
            self.timestamps(&old.flags, &new.flags, &new.facts.site, (&old.facts.target, &new.facts.target), place);
            let pairs = [(&old.default, &new.default), (&old.service_default, &new.service_default)];
            for (old, new) in pairs {
                self.default(old.as_ref(), new.as_ref(), &site, place);
            }
        } else {
            self.sensitive(old.facts.sensitive.as_ref(), new.facts.sensitive.as_ref(), place);
        }
        self.deprecation(old.deprecated.as_ref(), new.deprecated.as_ref(), &site, place);
    }

    /// Compares whether a member must be present.
    fn presence(&mut self, old: &Member, new: &Member, site: &str, place: &Reach) {
        let promised = |member: &Member| member.presence == Presence::Promised;
        let kind = match (promised(old), promised(new)) {
            (true, true) => return,
            (false, true) => Kind::OutputMemberRequired,
            (true, false) if old.flags.contains(&Flag::Promised) => Kind::OutputMemberOptional,
            (true, false) => Kind::OutputListOptional,
            (false, false) => match (old.required, new.required) {
                (false, true) => Kind::RequiredAdded,
                (true, false) => Kind::RequiredRemoved,
                _ if old.facts.required != new.facts.required => Kind::RequiredMarkChanged,
                _ => return,
            },
        };
        let text = |member: &Member| if member.facts.required { "required" } else { "optional" };
        self.add(kind, site, change(text(old), text(new)), place.clone());
    }

    fn default(&mut self, old: Option<&DefaultValue>, new: Option<&DefaultValue>, site: &str, place: &Reach) {
        let kind = match (old, new) {
            (None, None) => return,
            (None, Some(_)) => Kind::DefaultAdded,
            (Some(_), None) => Kind::DefaultRemoved,
            (Some(old), Some(new)) if old == new => return,
            _ => Kind::DefaultChanged,
        };
        self.add(kind, site, (old.map(default_text), new.map(default_text)), place.clone());
    }

    fn sensitive(&mut self, old: Option<&Site>, new: Option<&Site>, place: &Reach) {
        match (old, new) {
            (None, Some(site)) => self.add(Kind::SensitiveAdded, site, (None, None), place.clone()),
            (Some(site), None) => self.add(Kind::SensitiveRemoved, site, (None, None), place.clone()),
            _ => {}
        }
    }

    fn timestamps(
        &mut self,
        old: &[Flag],
        new: &[Flag],
        site: &Site,
        (old_target, new_target): (&crate::smithy::ShapeId, &crate::smithy::ShapeId),
        place: &Reach,
    ) {
        let format = |flags: &[Flag]| {
            let format = flags.iter().find_map(|flag| match flag {
                Flag::EpochSeconds => Some("epoch seconds"),
                Flag::HttpDate => Some("HTTP dates"),
                Flag::Sensitive | Flag::Promised => None,
            });
            format.unwrap_or("date-time texts")
        };
        if format(old) != format(new) {
            let site = if old_target == new_target { new_target.name.clone() } else { site.to_string() };
            self.add(Kind::TimestampFormatChanged, site, change(format(old), format(new)), place.clone());
        }
    }

    pub(super) fn union(&mut self, old_index: usize, old: &Union, new: &Union, new_index: usize, place: &Reach) {
        let find = |union: &Union, wire: &str| union.members.iter().any(|member| member.wire == wire);
        let mut gone: Vec<&UnionMember> = old.members.iter().filter(|member| !find(new, &member.wire)).collect();
        let mut come: Vec<&UnionMember> = new.members.iter().filter(|member| !find(old, &member.wire)).collect();
        for (a, b) in self.renamed(&gone, &come) {
            let (Some(first), Some(second)) = (gone.get(a).copied(), come.get(b).copied()) else { continue };
            let place = place.member(&second.wire);
            let kept = (&first.variant, &first.accessor) == (&second.variant, &second.accessor);
            let kind = if kept { Kind::UnionMemberWireNameChanged } else { Kind::UnionMemberRenamed };
            if !kept {
                self.old_name(&second.facts.site, &first.variant, true);
            }
            self.add(kind, &second.facts.site, change(&first.wire, &second.wire), place);
            gone.retain(|member| member.wire != first.wire);
            come.retain(|member| member.wire != second.wire);
        }
        for member in gone {
            let place = self.old.reach(old_index).member(&member.wire);
            self.add(Kind::UnionMemberRemoved, &member.facts.site, (Some(member.variant.clone()), None), place);
        }
        for member in come {
            let place = place.member(&member.wire);
            self.add(Kind::UnionMemberAdded, &member.facts.site, (None, Some(member.variant.clone())), place);
        }
        for (old, new) in
            old.members.iter().filter_map(|old| Some((old, new.members.iter().find(|member| member.wire == old.wire)?)))
        {
            let (site, place) = (new.facts.site.to_string(), place.member(&new.wire));
            let owner = self.new.ty(new_index).and_then(|ty| ty.owner(&old.variant)).filter(|wire| *wire != new.wire);
            let (before, after) = ([old.variant.as_str(), &old.accessor], [new.variant.as_str(), &new.accessor]);
            self.rust_names(&before, &after, &new.facts.site, owner.as_deref(), &place);
            let at = Place { new: new_index, site: &new.facts.site, reach: &place };
            if self.retyped(&at, (&old.ty, &old.facts), (&new.ty, &new.facts)) {
                self.facts(&old.facts, &new.facts, &place);
                let targets = (&old.facts.target, &new.facts.target);
                self.timestamps(&old.flags, &new.flags, &new.facts.site, targets, &place);
            } else {
                self.sensitive(old.facts.sensitive.as_ref(), new.facts.sensitive.as_ref(), &place);
            }
            self.deprecation(old.deprecated.as_ref(), new.deprecated.as_ref(), &site, &place);
        }
    }

    /// The pairs of members that are renamed: each is the only one that agrees with the other.
    fn renamed<M: Renamable>(&self, gone: &[&M], come: &[&M]) -> Vec<(usize, usize)> {
        let is_lone = gone.len() == 1 && come.len() == 1;
        let agrees = |a: &M, b: &M| {
            self.same(a.ty(), b.ty())
                && a.form() == b.form()
                && is_same_text(a.docs(self.old.model), b.docs(self.new.model), is_lone)
        };
        let pairs: Vec<(usize, usize)> = (0..gone.len())
            .flat_map(|a| (0..come.len()).map(move |b| (a, b)))
            .filter(|(a, b)| agrees(gone[*a], come[*b]))
            .collect();
        let is_only = |(a, b): &(usize, usize)| pairs.iter().filter(|(c, d)| c == a || d == b).count() == 1;
        pairs.iter().filter(|pair| is_only(pair)).copied().collect()
    }
}

/// True if two documentations say the same. Without any, members agree only if no others could be meant.
fn is_same_text(old: &str, new: &str, is_lone: bool) -> bool {
    if old.is_empty() || new.is_empty() {
        return is_lone && old.is_empty() && new.is_empty();
    }
    let part = |text: &str| text.chars().take(MAX_DOCS).collect::<String>();
    strsim::normalized_levenshtein(&part(old), &part(new)) >= SIMILAR_DOCS
}

/// A member that may be renamed.
trait Renamable {
    fn ty(&self) -> &Type;
    /// Everything else that must be the same.
    fn form(&self) -> (String, Vec<Flag>, bool);
    fn docs<'m>(&self, model: &'m Model) -> &'m str;
}

impl Renamable for Member {
    fn ty(&self) -> &Type {
        &self.ty
    }

    fn form(&self) -> (String, Vec<Flag>, bool) {
        (self.facts.outline(), self.flags.clone(), self.presence == Presence::Promised)
    }

    fn docs<'m>(&self, model: &'m Model) -> &'m str {
        docs(model, &self.facts.site)
    }
}

impl Renamable for UnionMember {
    fn ty(&self) -> &Type {
        &self.ty
    }

    fn form(&self) -> (String, Vec<Flag>, bool) {
        (self.facts.outline(), self.flags.clone(), false)
    }

    fn docs<'m>(&self, model: &'m Model) -> &'m str {
        docs(model, &self.facts.site)
    }
}

fn docs<'m>(model: &'m Model, site: &Site) -> &'m str {
    let member = site.member.as_deref().and_then(|name| model.get(&site.shape)?.member(name));
    member.and_then(|member| member.traits.documentation()).unwrap_or_default().trim()
}

/// The type of a member, and its constraints.
fn member_text(member: &Member) -> String {
    let optional = if member.presence == Presence::Optional { "?" } else { "" };
    let words = [format!("{}{optional}", type_text(&member.ty)), member.facts.outline()];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ")
}
