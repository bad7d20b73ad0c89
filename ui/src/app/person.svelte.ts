/** Who sets things by hand or saves versions, and on which day: what the forms begin with, remembered while the window is open. */
class Person {
  name = $state('');
  day = $state(today());
}

function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const person = new Person();
