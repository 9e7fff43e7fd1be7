/**
 * Who gets a request from the public: an organisation where the person is, else where they are from, else the first;
 * among several of one country the first that speaks the person's language. Null where nobody takes requests.
 */
export function chooseReceiver<O extends { readonly country: string; readonly languages: readonly string[] }>(
  organisations: readonly O[],
  asker: { readonly countries: readonly (string | null)[]; readonly language: string },
) {
  const speaking = (some: readonly O[]) =>
    some.find(({ languages }) => languages.includes(asker.language)) ?? some[0] ?? null
  for (const country of asker.countries) {
    const found = country === null ? null : speaking(organisations.filter(one => one.country === country))
    if (found) return found
  }
  return organisations[0] ?? null
}
