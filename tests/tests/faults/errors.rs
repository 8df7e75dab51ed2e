//! Errors of the service: all modelled ones, with codes and messages in all places that services use.

use partnercentral_selling::ServiceError;
use smithy_client_runtime::ErrorKind::Service;
use tests::faults::{Exchange, FaultServer};

use crate::scenario::{Scenario, block_on, config, request, response};
use crate::table;

const CONFLICT: &str = "ConflictException";

fn modelled(name: &'static str, status: u16, code: &'static str) -> Scenario {
    let body = format!(r#"{{"__type": "{code}", "Message": "The service says no."}}"#);
    Scenario::new(name, [response(status, body)])
        .fails(Service, code, "Exception: The service says no. [request ")
        .status(status)
}

/// A 409 with this head and body, which must be decoded to a conflict whose message contains this text.
fn conflict(name: &'static str, head: &str, body: &str, text: &'static str) -> Scenario {
    Scenario::new(name, [Exchange::response(409, head, body)]).fails(Service, CONFLICT, text).status(409).official("1")
}

const FIELDS: &str = r#"{
    "__type": "ValidationException", "Message": "2 fields are not right", "Reason": "BUSINESS_VALIDATION_FAILED",
    "ErrorList": [
        {"FieldName": "customer.account.industry", "Code": "REQUIRED_FIELD_MISSING", "Message": "must be there"},
        {"FieldName": null, "Code": "CODE_OF_TOMORROW", "Message": "not today"},
        null
    ]}"#;

#[test]
fn errors_of_the_service_are_reported_with_all_their_details() {
    let header = |value: &str| format!("x-amzn-errortype: {value}\r\n");
    table::run(
        "Errors of the service",
        &[
            modelled("AccessDeniedException 403", 403, "AccessDeniedException").official("1"),
            modelled("ConflictException 409", 409, CONFLICT).official("1"),
            modelled("InternalServerException 500", 500, "InternalServerException").attempts(3).official("3"),
            modelled("InternalServerException 400", 400, "InternalServerException").official("1"),
            modelled("ResourceNotFoundException 404", 404, "ResourceNotFoundException").official("1"),
            modelled("ServiceQuotaExceededException 402", 402, "ServiceQuotaExceededException").official("1"),
            modelled("ValidationException 400", 400, "ValidationException").official("1"),
            Scenario::new("ValidationException with fields", [response(400, FIELDS)])
                .fails(
                    Service,
                    "ValidationException",
                    "GetOpportunity: ValidationException (BUSINESS_VALIDATION_FAILED): 2 fields are not right [request \
                     7d31a9c4-faults, 1 attempt]: customer.account.industry: REQUIRED_FIELD_MISSING: must be there; \
                     CODE_OF_TOMORROW: not today",
                )
                .status(400)
                .official("1"),
            modelled("a code that no model knows", 400, "TomorrowException").official("1"),
            modelled("UnrecognizedClientException", 403, "UnrecognizedClientException").official("1"),
            conflict(
                "code in __type with namespace",
                "",
                r#"{"__type": "com.amazonaws.partner#ConflictException"}"#,
                "",
            ),
            conflict("… with namespace and URI", "", r#"{"__type": "a.b#ConflictException:http://x.example/"}"#, ""),
            conflict("code in code", "", r#"{"code": "ConflictException", "message": "low"}"#, "low"),
            conflict("code in Code", "", r#"{"Code": "ConflictException", "Message": "high"}"#, "high"),
            conflict(
                "wrapped in error",
                "",
                r#"{"error": {"code": "ConflictException", "message": "wrapped"}}"#,
                ": wrapped [",
            ),
            conflict(
                "wrapped in Output",
                "",
                r#"{"Output": {"__type": "a.b#ConflictException", "Message": "wrapped"}, "Version": "1.0"}"#,
                ": wrapped [",
            ),
            conflict(
                "wrapped in Error",
                "",
                r#"{"Error": {"Code": "ConflictException", "Message": "wrapped"}}"#,
                ": wrapped [",
            ),
            conflict(
                "in XML",
                "content-type: text/xml\r\n",
                "<ErrorResponse><Error><Code>ConflictException</Code><Message>in XML</Message></Error></ErrorResponse>",
                ": in XML [",
            ),
            conflict("code in the header", &header("ConflictException"), r#"{"Message": "no"}"#, "no"),
            conflict("… with URI", &header("ConflictException:http://x.example/"), "{}", "sent no message"),
            conflict("… with namespace and no body", &header("a.b#ConflictException"), "", "sent no message"),
            conflict("… and another body", &header("ConflictException"), "<p>conflict</p>", "sent no message"),
            conflict("header before __type", &header("ConflictException"), r#"{"__type": "OtherException"}"#, ""),
            conflict(
                "header with bytes that are no text",
                "x-amzn-errortype: \u{e9}\r\n",
                r#"{"code": "ConflictException"}"#,
                "",
            ),
            conflict("two headers", &header("ConflictException").repeat(2), "{}", ""),
            conflict(
                "x-amzn-query-error is left aside",
                "x-amzn-query-error: OtherException;Sender\r\n",
                r#"{"__type": "ConflictException"}"#,
                "",
            ),
            conflict(
                "both spellings of the message",
                "",
                r#"{"code": "ConflictException", "Message": "A", "message": null}"#,
                ": A [",
            ),
        ],
    );
}

/// The modelled error of a call.
fn typed(exchange: Exchange) -> ServiceError {
    let server = FaultServer::start([exchange]);
    let client = partnercentral_selling::Client::new(config(&server.url()).max_attempts(1).build()).unwrap();
    let request: partnercentral_selling::operation::GetOpportunityRequest = request();
    let error = block_on(async { client.get_opportunity(request).await }).unwrap_err();
    error.into_service_error().expect("an error of the model")
}

#[test]
fn each_modelled_error_has_its_members() {
    macro_rules! check {
        ($($name:ident)*) => {$(
            // In the form of the model, and in that of other services; with a byte order mark, which some servers
            // write.
            for (spelling, before) in [("Message", ""), ("message", ""), ("Message", "\u{feff}")] {
                let body = format!(r#"{before}{{"__type": "a.b#{}", "{spelling}": "Said so."}}"#, stringify!($name));
                match typed(response(400, body)) {
                    ServiceError::$name(error) => assert_eq!(error.message.as_deref(), Some("Said so."), "{spelling}"),
                    other => panic!("{other:?}"),
                }
            }
            let wrapped = format!(r#"{{"Output": {{"__type": "a.b#{}", "message": "Said so."}}}}"#, stringify!($name));
            match typed(response(400, wrapped)) {
                ServiceError::$name(error) => assert_eq!(error.message.as_deref(), Some("Said so.")),
                other => panic!("{other:?}"),
            }
            // The header has what the body lacks.
            for body in ["", "{}", "<html>", "[]", r#"{"Message": 7}"#] {
                let head = concat!("x-amzn-errortype: ", stringify!($name), "\r\n");
                match typed(Exchange::response(400, head, body)) {
                    ServiceError::$name(error) => assert_eq!(error.message, None),
                    other => panic!("{other:?}"),
                }
            }
        )*};
    }
    check!(
        AccessDeniedException ConflictException InternalServerException ResourceNotFoundException
        ServiceQuotaExceededException ThrottlingException ValidationException
    );
    let ServiceError::ValidationException(error) = typed(response(400, FIELDS)) else { panic!("another error") };
    assert_eq!(error.reason.unwrap().as_str(), "BUSINESS_VALIDATION_FAILED");
    let list = error.error_list.unwrap();
    assert_eq!(list.len(), 2);
    assert_eq!(list[0].field_name.as_deref(), Some("customer.account.industry"));
    assert_eq!(list[1].code.as_ref().unwrap().as_str(), "CODE_OF_TOMORROW");
}
