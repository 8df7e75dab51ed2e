//! Decoding and encoding alone, reached through the runtime plugins of the operations, which hold both.

use aws_sdk_partnercentralselling::operation::create_opportunity::{CreateOpportunity, CreateOpportunityInput};
use aws_sdk_partnercentralselling::operation::get_opportunity::{GetOpportunity, GetOpportunityOutput};
use aws_sdk_partnercentralselling::operation::list_opportunities::{ListOpportunities, ListOpportunitiesOutput};
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{
    DeserializeResponse as _, SerializeRequest as _, SharedRequestSerializer, SharedResponseDeserializer,
};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

use crate::Official;

pub(crate) fn contacts(response: &GetOpportunityOutput) -> usize {
    response.customer().map_or(0, |customer| customer.contacts().len())
}

/// Decodes the body of a successful response.
fn decode<T: Send + Sync + std::fmt::Debug + 'static>(operation: &impl RuntimePlugin, body: &'static [u8]) -> T {
    let settings = ConfigBag::of_layers(vec![]);
    let layer = operation.config().expect("a layer of settings");
    let deserializer = layer.load::<SharedResponseDeserializer>().expect("a deserializer");
    let status = 200.try_into().expect("a status");
    let response = HttpResponse::new(status, SdkBody::from(body));
    let output = deserializer.deserialize_nonstreaming_with_config(&response, &settings).expect("a response");
    output.downcast::<T>().expect("the output of the operation")
}

impl common::Codec for Official {
    fn decode_get(&self, body: &'static [u8]) -> usize {
        contacts(&decode(&GetOpportunity::new(), body))
    }

    fn decode_list(&self, body: &'static [u8]) -> usize {
        decode::<ListOpportunitiesOutput>(&ListOpportunities::new(), body).opportunity_summaries().len()
    }

    fn encode_create(&self, request: CreateOpportunityInput) -> usize {
        let layer = CreateOpportunity::new().config().expect("a layer of settings");
        let serializer = layer.load::<SharedRequestSerializer>().expect("a serializer");
        let request = serializer.serialize_input(Input::erase(request), &mut ConfigBag::base()).expect("a request");
        request.body().bytes().map_or(0, <[u8]>::len)
    }
}
