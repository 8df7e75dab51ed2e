//! The structures, unions and enums in requests and responses.

mod alarm;
mod frame;
mod light;
mod owner;
mod paging;
mod picture;
mod style;
mod too_fast;
mod wall_full;

pub use self::alarm::Alarm;
pub use self::frame::Frame;
pub use self::light::Light;
pub use self::owner::Owner;
pub use self::paging::Paging;
pub use self::picture::Picture;
pub use self::style::Style;
pub use self::too_fast::TooFast;
pub use self::wall_full::WallFull;
