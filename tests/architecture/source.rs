//! What a source file names and defines, read with `syn`; what only tests see is left out.

use std::collections::BTreeMap;

use proc_macro2::{Spacing, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, UseTree};

/// A path as the compiler sees it: `self` and `super` at its head are worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its parts; the first is `crate` for our own modules, else the name of a package or of something local.
    pub parts: Vec<String>,
    /// Whether all that stands in it is named: `a::b::*`.
    pub glob: bool,
    /// Where it stands.
    pub line: usize,
}

/// One file.
#[derive(Default)]
pub struct Source {
    /// Where it stands: `repository`, `sqlite` for `src/repository/sqlite/mod.rs`.
    pub module: Vec<String>,
    /// Every path in `use` items, and every path of two parts or more elsewhere.
    pub named: Vec<Named>,
    /// The names that `use` items make, with what each stands for.
    pub imported: BTreeMap<String, Vec<String>>,
    /// Names and lines of its modules, inline or not.
    pub modules: Vec<(String, usize)>,
    /// The modules in files of their own that only tests see.
    pub test_modules: Vec<Vec<String>>,
    /// Names and lines of structures, enums, unions, traits and type aliases.
    pub types: Vec<(String, usize)>,
    /// Lines on which `.unwrap()` is called.
    pub unwraps: Vec<usize>,
    /// How many lines only tests see.
    pub test_lines: usize,
    /// The last line that was counted among them: two short items may share one.
    counted: usize,
    /// How many inline modules we are in.
    depth: usize,
}

impl Source {
    /// Reads a file by its path from the top of the repository.
    pub fn read(path: &str, text: &str) -> Self {
        let inner = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        let module = match inner {
            "lib" | "main" => Vec::new(),
            _ => inner.split('/').map(str::to_owned).collect(),
        };
        let mut source = Self { module, ..Self::default() };
        source.visit_file(&syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}")));
        source
    }

    /// Whether this is for tests alone; then it leaves no trace but its lines.
    fn skips(&mut self, attributes: &[Attribute], item: &impl Spanned) -> bool {
        let is_test = |attribute: &Attribute| match &attribute.meta {
            syn::Meta::Path(path) => path.is_ident("test"),
            syn::Meta::List(list) if list.path.is_ident("cfg") => {
                let condition = list.tokens.to_string();
                condition == "test" || condition.starts_with("all (test ,")
            }
            _ => false,
        };
        let skips = attributes.iter().any(is_test);
        if skips {
            let (first, last) = (item.span().start().line, item.span().end().line);
            self.test_lines += (last + 1).saturating_sub(first.max(self.counted + 1));
            self.counted = last;
        }
        skips
    }

    /// Notes a path, with `self` and `super` worked out.
    fn name(&mut self, mut parts: Vec<String>, glob: bool, line: usize) -> Vec<String> {
        let ups = parts.iter().take_while(|part| *part == "super").count();
        if ups > 0 || parts[0] == "self" {
            let above = self.module[..self.module.len().saturating_sub(ups)].iter().cloned();
            parts =
                std::iter::once("crate".to_owned()).chain(above).chain(parts.into_iter().skip(ups.max(1))).collect();
        }
        self.named.push(Named { parts: parts.clone(), glob, line });
        parts
    }

    /// The paths of a `use` tree: `a::{b, c::{self, e as f}, *}` names `a::b`, `a::c`, `a::c::e` and all of `a`.
    fn tree(&mut self, tree: &UseTree, head: &[String]) {
        let line = tree.span().start().line;
        let longer = |name: &syn::Ident| match name.to_string().as_str() {
            // In a list, `self` is what stands before the brace.
            "self" if !head.is_empty() => head.to_vec(),
            name => [head, &[name.trim_start_matches("r#").to_owned()]].concat(),
        };
        match tree {
            UseTree::Path(path) => self.tree(&path.tree, &longer(&path.ident)),
            UseTree::Group(group) => group.items.iter().for_each(|item| self.tree(item, head)),
            UseTree::Glob(_) => {
                self.name(head.to_vec(), true, line);
            }
            UseTree::Name(syn::UseName { ident }) | UseTree::Rename(syn::UseRename { ident, .. }) => {
                let parts = self.name(longer(ident), false, line);
                let made = match tree {
                    UseTree::Rename(renamed) => renamed.rename.to_string(),
                    _ => parts.last().cloned().unwrap_or_default(),
                };
                if self.depth == 0 {
                    self.imported.insert(made, parts);
                }
            }
        }
    }

    /// What stands between the brackets of a macro or an attribute: paths, types and calls, found by their shape.
    fn loose(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let word = |at: usize| match tokens.get(at) {
            Some(TokenTree::Ident(word)) => Some(word.to_string()),
            _ => None,
        };
        let mark =
            |at: usize, wanted: char| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == wanted);
        let joined = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == ':' && p.spacing() == Spacing::Joint);
        let mut at = 0;
        while at < tokens.len() {
            let line = tokens[at].span().start().line;
            let mut parts: Vec<String> = word(at).into_iter().collect();
            while !parts.is_empty() && joined(at + 1) && mark(at + 2, ':') {
                let Some(next) = word(at + 3) else { break };
                parts.push(next);
                at += 3;
            }
            let defines = ["struct", "enum", "union", "trait", "type"].iter().any(|keyword| parts == [*keyword]);
            if let (true, Some(name)) = (defines, word(at + 1)) {
                self.types.push((name, line));
            } else if parts.len() > 1 {
                self.name(parts, false, line);
            } else if mark(at, '.') && word(at + 1).is_some_and(|word| word == "unwrap") {
                self.unwraps.push(line);
            } else if let TokenTree::Group(group) = &tokens[at] {
                self.loose(group.stream());
            }
            at += 1;
        }
    }
}

impl<'a> Visit<'a> for Source {
    fn visit_item(&mut self, item: &'a Item) {
        let (attributes, defines): (&[Attribute], _) = match item {
            Item::Struct(item) => (&item.attrs, Some(&item.ident)),
            Item::Enum(item) => (&item.attrs, Some(&item.ident)),
            Item::Union(item) => (&item.attrs, Some(&item.ident)),
            Item::Trait(item) => (&item.attrs, Some(&item.ident)),
            Item::Type(item) => (&item.attrs, Some(&item.ident)),
            Item::Fn(item) => (&item.attrs, None),
            Item::Impl(item) => (&item.attrs, None),
            Item::Mod(item) => (&item.attrs, None),
            Item::Use(item) => (&item.attrs, None),
            Item::Const(item) => (&item.attrs, None),
            Item::Static(item) => (&item.attrs, None),
            Item::Macro(item) => (&item.attrs, None),
            _ => (&[], None),
        };
        if self.skips(attributes, item) {
            if let Item::Mod(item) = item {
                self.test_modules.push([&self.module[..], &[item.ident.to_string()]].concat());
            }
        } else {
            self.types.extend(defines.map(|name| (name.to_string(), name.span().start().line)));
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'a ImplItem) {
        let attributes: &[Attribute] = match item {
            ImplItem::Fn(item) => &item.attrs,
            ImplItem::Const(item) => &item.attrs,
            _ => &[],
        };
        if !self.skips(attributes, item) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_field(&mut self, field: &'a syn::Field) {
        if !self.skips(&field.attrs, field) {
            visit::visit_field(self, field);
        }
    }

    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        self.modules.push((item.ident.to_string(), item.ident.span().start().line));
        self.module.push(item.ident.to_string());
        self.depth += 1;
        visit::visit_item_mod(self, item);
        self.depth -= 1;
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        self.tree(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        if parts.len() > 1 {
            self.name(parts, false, path.segments[0].ident.span().start().line);
        }
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        if call.method == "unwrap" {
            self.unwraps.push(call.method.span().start().line);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, found: &'a syn::Macro) {
        visit::visit_macro(self, found);
        self.loose(found.tokens.clone());
    }

    fn visit_meta_list(&mut self, list: &'a syn::MetaList) {
        self.loose(list.tokens.clone());
    }
}
