// Gives every call to a driver its own time limit: a browser that hangs fails one test in words, not the whole run in silence.

const LIMIT_MS = 90_000;

export function limited(driver) {
  const execute = driver.execute.bind(driver);
  driver.execute = async (command) => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`The browser did not answer ${command.getName()} in ${LIMIT_MS / 1000} s`)), LIMIT_MS);
    });
    try {
      return await Promise.race([execute(command), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
