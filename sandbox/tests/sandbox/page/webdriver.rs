//! A browser: headless Chromium, driven by the WebDriver protocol.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine as _;
use serde_json::{Value, json};

pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Browser {
    /// Starts a browser; `None`, with a printed line, if Chromium or its driver is missing.
    pub(crate) fn start() -> Option<Self> {
        let mut command = Command::new("chromedriver");
        let spawned = command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let Ok(mut driver) = spawned else {
            // Tests have no output of their own, unless they fail.
            let text = "left out, since Chromium is missing: install the packages `chromium` and `chromium-driver`";
            let _ = writeln!(io::stderr(), "\n{text}");
            return None;
        };
        let lines = BufReader::new(driver.stdout.take().unwrap()).lines().map(Result::unwrap);
        let port =
            |line: String| line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok();
        let port = lines.into_iter().find_map(port).expect("the port of chromedriver");
        let mut browser = Self { driver, port, session: String::new() };
        let args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"];
        let wanted = json!({ "goog:chromeOptions": { "args": args }, "goog:loggingPrefs": { "browser": "ALL" } });
        let created = browser.send("POST", "", &json!({ "capabilities": { "alwaysMatch": wanted } }));
        browser.session = format!("/{}", created["sessionId"].as_str().expect("a session"));
        Some(browser)
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Value {
        let value = self.try_send(method, path, body).unwrap();
        assert!(value["value"]["error"].is_null(), "{method} {path}: {value}");
        value["value"].clone()
    }

    fn try_send(&self, method: &str, path: &str, body: &Value) -> io::Result<Value> {
        let body = if method == "GET" { String::new() } else { body.to_string() };
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let head = format!("{method} /session{}{path} HTTP/1.1\r\nhost: 127.0.0.1:{}", self.session, self.port);
        let length = body.len();
        let head = format!("{head}\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {length}");
        stream.write_all(format!("{head}\r\n\r\n{body}").as_bytes())?;
        Ok(serde_json::from_slice(&body_of(BufReader::new(stream))?)?)
    }

    pub(crate) fn open(&self, url: &str) {
        self.send("POST", "/url", &json!({ "url": url }));
    }

    /// The value of a script's `return`.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.send("POST", "/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Waits until a script returns true.
    pub(crate) fn wait(&self, script: &str) {
        let start = Instant::now();
        while self.run(script) != json!(true) {
            assert!(
                start.elapsed() < Duration::from_secs(15),
                "{script}\n{}",
                self.run("return document.body.innerText")
            );
        }
    }

    pub(crate) fn click(&self, selector: &str) {
        let found = self.send("POST", "/element", &json!({ "using": "css selector", "value": selector }));
        let id = found.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned();
        self.send("POST", &format!("/element/{id}/click"), &json!({}));
    }

    /// Presses keys, where the focus is.
    pub(crate) fn press(&self, keys: &str) {
        let events: Vec<Value> = keys
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() })))
            .collect();
        self.send("POST", "/actions", &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": events }] }));
    }

    /// A command of the Chrome DevTools protocol.
    pub(crate) fn devtools(&self, command: &str, params: &Value) -> Value {
        self.send("POST", "/goog/cdp/execute", &json!({ "cmd": command, "params": params }))
    }

    pub(crate) fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        self.devtools("Emulation.setDeviceMetricsOverride", &size);
    }

    pub(crate) fn scheme(&self, scheme: &str) {
        let feature = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", &feature);
    }

    /// A picture of the window, in the format WebP.
    pub(crate) fn screenshot(&self) -> Vec<u8> {
        let taken = self.devtools("Page.captureScreenshot", &json!({ "format": "webp", "quality": 85 }));
        base64::engine::general_purpose::STANDARD.decode(taken["data"].as_str().unwrap()).unwrap()
    }

    /// What the console has reported since the last call: errors of scripts, and violations of the policy.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let lines = self.send("POST", "/se/log", &json!({ "type": "browser" }));
        lines.as_array().unwrap().iter().map(|line| line["message"].as_str().unwrap().to_owned()).collect()
    }
}

/// The body of a response. The driver doesn't close connections.
fn body_of(mut response: BufReader<TcpStream>) -> io::Result<Vec<u8>> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        response.read_line(&mut line)?;
        if line.trim_end().is_empty() {
            break;
        }
        if let Some(("content-length", value)) = line.trim_end().to_lowercase().split_once(':') {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    response.read_exact(&mut body)?;
    Ok(body)
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It ends the browser; the driver alone would leave it behind.
        let _ = self.try_send("DELETE", "", &json!({}));
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
