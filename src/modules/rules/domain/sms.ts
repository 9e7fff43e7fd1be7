// The letters of GSM 7 bit that the languages here can use; anything else makes the whole message one of 16 bits.
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const twice = '^{}\\[~]|€'

/** How many messages a text takes, and in which letters: 160 or 153 in GSM 7 bit, 70 or 67 in 16 bit. */
export function smsParts(text: string): {
  readonly letters: 'gsm' | 'ucs2'
  readonly units: number
  readonly parts: number
} {
  let units = 0
  for (const letter of text) {
    if (basic.includes(letter)) units += 1
    else if (twice.includes(letter)) units += 2
    else return parts('ucs2', text.length, 70, 67)
  }
  return parts('gsm', units, 160, 153)
}

function parts(letters: 'gsm' | 'ucs2', units: number, alone: number, joined: number) {
  return { letters, units, parts: units <= alone ? 1 : Math.ceil(units / joined) }
}
