//! A sandbox in a process of its own, with a folder.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use partnercentral_sandbox::{ACCESS_KEY, REGION, SECRET_KEY};
use partnercentral_selling::runtime::Env;
use partnercentral_selling::{Client, Config};

pub(crate) struct Server {
    child: Child,
    url: String,
}

impl Server {
    /// Starts the sandbox. It begins without opportunities.
    pub(crate) fn spawn(folder: &Folder) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_partnercentral-sandbox"));
        command.args(["--port", "0", "--data"]).arg(folder.data()).arg("--events").arg(folder.events());
        if !folder.data().join("store.redb").exists() {
            command.arg("--seed").arg(folder.seed());
        }
        Self { child: command.stdout(Stdio::piped()).spawn().unwrap(), url: String::new() }
    }

    /// A client, when the sandbox listens.
    pub(crate) fn client(&mut self) -> Client {
        let lines = BufReader::new(self.child.stdout.take().unwrap()).lines();
        let mut urls = lines.map_while(|line| Some(line.ok()?.split_once("SELLING=").map(|(_, url)| url.to_owned())));
        self.url = urls.find_map(|url| url).expect("the sandbox can't start with the folder");
        client(&self.url)
    }

    /// A client with connections of its own.
    pub(crate) fn another_client(&self) -> Client {
        client(&self.url)
    }

    /// `SIGKILL`, on systems like Unix.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn client(url: &str) -> Client {
    let config = Config::builder().region(REGION).endpoint_url(url).env(Env::empty()).max_attempts(1);
    Client::new(config.static_credentials(ACCESS_KEY, SECRET_KEY, None::<String>).build()).unwrap()
}

/// A folder that is removed at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(number: u32) -> Self {
        let path =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("sandbox-kills-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        let folder = Self(path);
        let seed = r#"{"Sandbox": {"solutions": [{"Catalog": "Sandbox", "Id": "S-1234567", "Name": "Records",
            "Category": "Software Product", "Status": "Active", "CreatedDate": "2026-01-05T10:00:00Z"}]}}"#;
        std::fs::write(folder.seed(), seed).unwrap();
        folder
    }

    fn data(&self) -> PathBuf {
        self.0.join("data")
    }

    fn seed(&self) -> PathBuf {
        self.0.join("seed.json")
    }

    /// The file of events.
    pub(crate) fn events(&self) -> PathBuf {
        self.0.join("events.jsonl")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
