//! The macro that declares the members of a structure.

/// Declares the members of a structure: field, wire name and flags, sorted by wire name.
///
/// A last row `..field` names the field that keeps unknown members.
///
/// The flags in parentheses are methods of `Member`: `sensitive`, `promised`, `epoch_seconds`, `http_date`. The
/// constraints in brackets are methods of `Constraints`. A modelled default follows `=`.
///
/// The macro implements `Structure`, `Shape`, `Default`, `Debug` (redacting), `Serialize` and `Deserialize`, and a
/// method `validate`.
///
/// ```
/// #[derive(Clone, PartialEq)]
/// pub struct Contact {
///     pub email: Option<String>,
///     pub business_title: Option<String>,
/// }
///
/// smithy_client_runtime::__v1::structure! {
///     Contact {
///         business_title: "BusinessTitle",
///         email: "Email" (sensitive) [required, length(3, 80)],
///     }
/// }
///
/// let contact: Contact = serde_json::from_str(r#"{"Email": "jane@example.com", "Unknown": 1}"#)?;
/// assert_eq!(format!("{contact:?}"), "Contact { email: *** Sensitive Data Redacted *** }");
/// assert_eq!(serde_json::to_string(&contact)?, r#"{"Email":"jane@example.com"}"#);
/// let errors = Contact::default().validate().unwrap_err();
/// assert_eq!(errors.violations()[0].to_string(), "Email: REQUIRED_FIELD_MISSING: is required");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! structure {
    (@initial) => { $crate::codec::Slot::absent() };
    (@initial $default:expr) => { $default };

    ($type:ident { $(
        $field:ident: $wire:literal $(($($flag:ident),+))? $([$($constraints:tt)+])? $(= $default:expr)?,
    )* $(..$unknown:ident)? }) => {
        #[doc(hidden)]
        impl $crate::codec::Structure for $type {
            const NAME: &'static ::core::primitive::str = ::core::stringify!($type);
            const MEMBERS: &'static [$crate::codec::Member] = &[
                $(
                    $crate::codec::Member::new($wire)$($(.$flag())+)?
                        $(.constraints(const { &$crate::constraints!($($constraints)+) }))?,
                )*
            ];

            fn empty() -> Self {
                Self {
                    $($field: $crate::structure!(@initial $($default)?),)*
                    $($unknown: ::core::default::Default::default(),)?
                }
            }

            #[allow(dead_code, non_camel_case_types, unused_variables)]
            fn read_member<'de, A: $crate::serde::de::MapAccess<'de>>(
                &mut self,
                index: ::core::primitive::usize,
                value: $crate::codec::MemberValue<'_, A>,
            ) -> ::core::result::Result<::core::primitive::bool, A::Error> {
                enum Index { $($field,)* }
                match index {
                    $(at if at == Index::$field as ::core::primitive::usize => value.read_into(&mut self.$field),)*
                    _ => value.skip(),
                }
            }

            #[allow(dead_code, non_camel_case_types, unused_variables)]
            fn write_members<W: $crate::codec::MemberWriter>(
                &self,
                to: &mut W,
            ) -> ::core::result::Result<(), W::Error> {
                enum Index { $($field,)* }
                $(
                    $crate::codec::MemberWriter::member(
                        to,
                        &<Self as $crate::codec::Structure>::MEMBERS[Index::$field as ::core::primitive::usize],
                        ::core::stringify!($field),
                        &self.$field,
                    )?;
                )*
                ::core::result::Result::Ok(())
            }

            $(
                fn unknown(&self) -> ::core::option::Option<&$crate::UnknownMembers> {
                    ::core::option::Option::Some(&self.$unknown)
                }

                fn unknown_mut(&mut self) -> ::core::option::Option<&mut $crate::UnknownMembers> {
                    ::core::option::Option::Some(&mut self.$unknown)
                }
            )?
        }

        $(
            impl $type {
                /// The members that the model doesn't know.
                #[allow(dead_code, unreachable_pub)]
                #[must_use]
                pub fn unknown_members(&self) -> &$crate::UnknownMembers {
                    &self.$unknown
                }

                /// The members that the model doesn't know, to be changed.
                #[allow(dead_code, unreachable_pub)]
                pub fn unknown_members_mut(&mut self) -> &mut $crate::UnknownMembers {
                    &mut self.$unknown
                }
            }
        )?

        #[doc(hidden)]
        impl $crate::codec::Shape for $type {
            const EXPECTED: &'static ::core::primitive::str = "an object";

            fn read<'de, D: $crate::serde::Deserializer<'de>>(
                from: D,
                report: &$crate::codec::Report,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::codec::read(from, report)
            }

            fn read_into<'de, D: $crate::serde::Deserializer<'de>>(
                place: &mut ::core::option::Option<Self>,
                from: D,
                report: &$crate::codec::Report,
            ) -> ::core::result::Result<(), D::Error> {
                $crate::codec::read_into(place, from, report)
            }

            fn write<S: $crate::serde::Serializer>(
                &self,
                to: S,
                style: $crate::codec::Style<'_>,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::codec::write(self, to, style)
            }

            fn write_json(
                &self,
                to: &mut $crate::codec::JsonWriter,
                style: $crate::codec::Style<'_>,
            ) -> $crate::codec::Written {
                $crate::codec::write_json(self, to, style)
            }

            fn check(&self, _: &$crate::codec::Constraints, checker: &mut $crate::codec::Checker<'_>) {
                $crate::codec::check(self, checker);
            }

            fn placeholder() -> Self {
                <Self as $crate::codec::Structure>::empty()
            }
        }

        impl ::core::default::Default for $type {
            fn default() -> Self {
                <Self as $crate::codec::Structure>::empty()
            }
        }

        impl ::core::fmt::Debug for $type {
            fn fmt(&self, to: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::codec::debug(self, to)
            }
        }

        $crate::serde_by_shape!($type, deserialize_structure, [$($wire),*]);
        $crate::validate_by_shape!($type);
    };
}

/// Implements the method `validate` with [`Shape`](crate::codec::Shape).
#[doc(hidden)]
#[macro_export]
macro_rules! validate_by_shape {
    ($type:ident) => {
        impl $type {
            /// Checks the value, with everything that it contains, against all constraints of the model.
            ///
            /// # Errors
            /// All violations, in the order of member names.
            // Not every declared type is public or validated on its own.
            #[allow(dead_code, unreachable_pub)]
            pub fn validate(&self) -> ::core::result::Result<(), $crate::ValidationError> {
                $crate::validate(self, $crate::Validation::Full)
            }
        }
    };
}

/// Implements `Serialize` and `Deserialize` with [`Shape`](crate::codec::Shape); for structures and unions with a function
/// that reads them by the names of their members.
#[doc(hidden)]
#[macro_export]
macro_rules! serde_by_shape {
    ($type:ident $(, $deserialize:ident, [$($wire:literal),*])?) => {
        impl $crate::serde::Serialize for $type {
            fn serialize<S: $crate::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::codec::Shape::write(self, to, $crate::codec::Style::Serde)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                $crate::serde_by_shape!(@read from $type $(, $deserialize, [$($wire),*])?)
            }
        }
    };

    (@read $from:ident $type:ident, $deserialize:ident, [$($wire:literal),*]) => {
        $crate::codec::$deserialize($from, ::core::stringify!($type), &[$($wire),*])
    };

    (@read $from:ident $type:ident) => {{
        let report = $crate::codec::Report::lenient();
        $crate::codec::Shape::read($from, &report).map_err(|error| report.redacted(error))
    }};
}
