//! The shapes of Smithy's prelude, which models use without defining them.

use super::shape::ShapeKind;

/// Names in the namespace `smithy.api`, and their types. `Unit` isn't among them, since it isn't an ordinary structure.
pub(super) const PRELUDE: &[(&str, ShapeKind)] = &[
    ("BigDecimal", ShapeKind::BigDecimal),
    ("BigInteger", ShapeKind::BigInteger),
    ("Blob", ShapeKind::Blob),
    ("Boolean", ShapeKind::Boolean),
    ("Byte", ShapeKind::Byte),
    ("Document", ShapeKind::Document),
    ("Double", ShapeKind::Double),
    ("Float", ShapeKind::Float),
    ("Integer", ShapeKind::Integer),
    ("Long", ShapeKind::Long),
    ("PrimitiveBoolean", ShapeKind::Boolean),
    ("PrimitiveByte", ShapeKind::Byte),
    ("PrimitiveDouble", ShapeKind::Double),
    ("PrimitiveFloat", ShapeKind::Float),
    ("PrimitiveInteger", ShapeKind::Integer),
    ("PrimitiveLong", ShapeKind::Long),
    ("PrimitiveShort", ShapeKind::Short),
    ("Short", ShapeKind::Short),
    ("String", ShapeKind::String),
    ("Timestamp", ShapeKind::Timestamp),
];
