// Gives every call to a driver its own time limit: a browser that hangs fails one test in words, not the whole run in silence.
// And waits as people do: what may come at once is looked for often, what takes long less and less.

const LIMIT_MS = 90_000;
/** Selenium looks five times a second, whatever it waits for. */
const [FIRST_LOOK_MS, LAST_LOOK_MS, LONGER] = [20, 250, 1.4];

export function limited(driver) {
  const wait = driver.wait.bind(driver);
  driver.wait = (condition, timeout, message) => {
    let [next, pause] = [0, FIRST_LOOK_MS];
    const look = async () => {
      if (performance.now() < next) return false;
      const found = await condition();
      next = performance.now() + pause;
      pause = Math.min(pause * LONGER, LAST_LOOK_MS);
      return found;
    };
    return wait(look, timeout, message, FIRST_LOOK_MS);
  };
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
