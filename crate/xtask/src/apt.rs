//! Debian packages: looked for first, installed only where they are missing and we may.

use crate::command::{Run, say};
use crate::error::{Error, Result};

/// Sees to it that the packages are installed. `why` ends the sentence "needed …".
pub fn ensure(packages: &[&str], why: &str) -> Result<()> {
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    let by_hand = format!("sudo apt-get update && sudo apt-get install --no-install-recommends {names}");
    let refuse = |reason: &str| {
        Error::new(format!("missing: {names}; {reason}")).because(format!("needed {why}")).mend_with(by_hand.clone())
    };
    if Run::new("apt-get").arg("--version").probe().is_none() {
        return Err(refuse("this is not Debian, where they have these names"));
    }
    let prefix: &[&str] = if Run::new("id").arg("-u").probe().as_deref() == Some("0") {
        &[]
    } else if Run::new("sudo").args(["-n", "true"]).probe().is_some() {
        &["sudo", "-n"]
    } else {
        return Err(refuse("installing takes an administrator"));
    };
    say(&format!("installing {names}, needed {why}"));
    apt_get(prefix, &["update"])?;
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(missing.iter().copied());
    apt_get(prefix, &install).map_err(|e| Error::new(e.to_string()).because(format!("needed {why}")).mend_with(by_hand))
}

fn apt_get(prefix: &[&str], args: &[&str]) -> Result<()> {
    let words = [
        prefix,
        &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"],
        &["-o", "DPkg::Lock::Timeout=300"],
        args,
    ]
    .concat();
    match words.split_first() {
        Some((program, rest)) => Run::new(program).args(rest).run(),
        None => Ok(()),
    }
}

fn missing<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    // dpkg-query fails when one of the packages is unknown, so each is asked for alone.
    packages
        .iter()
        .copied()
        .filter(|package| {
            Run::new("dpkg-query")
                .args(["--show", "--showformat=${db:Status-Status}\\n", package])
                .probe()
                .is_none_or(|status| !is_installed(&status))
        })
        .collect()
}

/// One line for each architecture the package is known for.
fn is_installed(status: &str) -> bool {
    status.lines().any(|line| line == "installed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_removed_but_remembered_is_not_installed() {
        assert!(is_installed("installed"));
        assert!(is_installed("not-installed\ninstalled"));
        assert!(!is_installed("config-files"));
        assert!(!is_installed("not-installed"));
        assert!(!is_installed(""));
    }

    #[test]
    fn a_package_nobody_has_heard_of_is_missing() {
        assert_eq!(missing(&["no-such-package-anywhere"]), ["no-such-package-anywhere"]);
    }
}
