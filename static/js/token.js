// The token that proves that a request comes from this site's own page.

/** The one to send with a request that no form made. */
export function token() {
  return latestToken() ?? document.querySelector('[name="csrfmiddlewaretoken"]')?.value ?? "";
}

/** The token of today: who signs in again in another tab gets a new one, and what was typed here keeps. */
export function latestToken() {
  return document.cookie.match(/(?:^|; )(?:__Host-csrf|csrftoken)=([^;]+)/)?.[1];
}
