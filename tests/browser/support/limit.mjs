// Gives every call to a driver its own time limit: a browser that hangs fails one test in words, not the whole run in silence.
// And looks more often than a driver does by itself.

const LIMIT_MS = 90_000;

/** How often a test looks whether what it waits for has come; selenium looks five times a second. */
const LOOK_EVERY_MS = 40;

export function limited(driver) {
  const wait = driver.wait.bind(driver);
  driver.wait = (condition, timeout, message, every = LOOK_EVERY_MS) => wait(condition, timeout, message, every);
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
