//! The patterns of the model, compiled to tables for `smithy_client_runtime`.

use smithy_client_runtime::__v1::{CharSet, Part, Pattern, Table};

/// `^P-[0-9]{1,9}$`
pub static PICTURE_ID: Pattern = Pattern::new(
    r"^P-[0-9]{1,9}$",
    &[
        Part::dfa(1, 4, &const { Table::<u8, 13, 3>::new([
            (b"--", 0, &[(2, 2, 3)]),
            (b"09", 0, &[(3, 11, 4)]),
            (b"PP", 0, &[(1, 1, 2)]),
        ]) }),
    ],
);

/// `^[a-z]+$`
pub static WING_NAME: Pattern = Pattern::new(
    r"^[a-z]+$",
    &[
        Part::chars(1, usize::MAX, &CharSet::new(b"az", &[])),
    ],
);
