//! The structure `Picture`.

use smithy_client_runtime::{
    BigDecimal, BigInteger, Blob, Document, Timestamp, UnknownMembers,
};

use crate::types::{Frame, Light, Owner, Style};

/// `Picture`
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Picture {
    /// `Copies`
    pub copies: Option<BigInteger>,

    /// `Facts`
    pub facts: Option<Document>,

    /// `Frame`
    pub frame: Option<Frame>,

    /// At most 1000 bytes.
    pub image: Option<Blob>,

    /// `Light`
    pub light: Option<Light>,

    /// `Owner`
    pub owner: Option<Owner>,

    /// `Painted`
    pub painted: Option<Timestamp>,

    /// `Price`
    pub price: Option<BigDecimal>,

    /// At least 0.1.
    pub ratio: Option<f64>,

    /// `Seen`
    pub seen: Option<Timestamp>,

    /// `Style`
    pub style: Option<Style>,

    /// At most 5 items. The items must be unique. Each item: at most 10 characters.
    pub tags: Option<Vec<String>>,

    /// Required. At least 1 character.
    pub title: Option<String>,
    unknown_members: UnknownMembers,
}

impl Picture {
    /// Creates a value with only the defaults of the model. The model requires
    /// [`title`](field@Self::title).
    ///
    /// ```
    /// use compat_v0_1::types::Picture;
    ///
    /// let value = Picture::new().title("…");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`copies`](field@Self::copies).
    #[must_use]
    pub fn copies(mut self, value: BigInteger) -> Self {
        self.copies = Some(value);
        self
    }

    /// Sets [`facts`](field@Self::facts).
    #[must_use]
    pub fn facts(mut self, value: impl Into<Document>) -> Self {
        self.facts = Some(value.into());
        self
    }

    /// Sets [`frame`](field@Self::frame).
    #[must_use]
    pub fn frame(mut self, value: Frame) -> Self {
        self.frame = Some(value);
        self
    }

    /// Sets [`image`](field@Self::image).
    #[must_use]
    pub fn image(mut self, value: impl Into<Blob>) -> Self {
        self.image = Some(value.into());
        self
    }

    /// Sets [`light`](field@Self::light).
    #[must_use]
    pub fn light(mut self, value: Light) -> Self {
        self.light = Some(value);
        self
    }

    /// Sets [`owner`](field@Self::owner).
    #[must_use]
    pub fn owner(mut self, value: Owner) -> Self {
        self.owner = Some(value);
        self
    }

    /// Sets [`painted`](field@Self::painted).
    #[must_use]
    pub fn painted(mut self, value: impl Into<Timestamp>) -> Self {
        self.painted = Some(value.into());
        self
    }

    /// Sets [`price`](field@Self::price).
    #[must_use]
    pub fn price(mut self, value: BigDecimal) -> Self {
        self.price = Some(value);
        self
    }

    /// Sets [`ratio`](field@Self::ratio).
    #[must_use]
    pub fn ratio(mut self, value: f64) -> Self {
        self.ratio = Some(value);
        self
    }

    /// Sets [`seen`](field@Self::seen).
    #[must_use]
    pub fn seen(mut self, value: impl Into<Timestamp>) -> Self {
        self.seen = Some(value.into());
        self
    }

    /// Sets [`style`](field@Self::style).
    #[must_use]
    pub fn style(mut self, value: impl Into<Style>) -> Self {
        self.style = Some(value.into());
        self
    }

    /// Sets [`tags`](field@Self::tags). An empty list is passed as `Vec::<String>::new()`.
    #[must_use]
    pub fn tags(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tags = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sets [`title`](field@Self::title).
    #[must_use]
    pub fn title(mut self, value: impl Into<String>) -> Self {
        self.title = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    Picture {
        copies: "Copies",
        facts: "Facts",
        frame: "Frame",
        image: "Image" [length(0, 1000)],
        light: "Light" = Some(Light::from(1)),
        owner: "Owner",
        painted: "Painted",
        price: "Price" (sensitive),
        ratio: "Ratio" [float_range(0.1, ::core::primitive::f64::INFINITY)],
        seen: "Seen" (http_date),
        style: "Style" = Some(Style::from("old master")),
        tags: "Tags" [length(0, 5), unique, items(length(0, 10))],
        title: "Title" [required, min_length(1)],
        ..unknown_members
    }
}
