// Letters of three scripts to one sound alphabet: vowels a e i o u, consonants b p v f g k h j c w z s d t l m n r.
// j is ж, дж, ҷ; c is ч; w is ш; i is also every y-like sound (й, ы, ı), because papers swap those freely.
// A letter with several readings lists them, the likeliest first.

export const cyrillic: Readonly<Record<string, string | readonly string[]>> = {
  а: 'a', ә: 'a', ӓ: 'a', э: 'e', е: 'e', є: 'e', ӗ: 'e', и: 'i', ӣ: 'i', й: 'i', ы: 'i', і: 'i', ї: 'i', ј: 'i',
  о: 'o', ө: 'o', ӧ: 'o', у: 'u', ӯ: 'u', ў: 'u', ү: 'u', ұ: 'u', ӱ: 'u',
  ю: 'iu', я: 'ia', ё: ['io', 'ie'],
  б: 'b', п: 'p', в: 'v', ф: 'f', г: 'g', ғ: 'g', ґ: 'g', ҕ: 'g', ѓ: 'g', ҝ: 'g', к: 'k', қ: 'k', ҡ: 'k', ќ: 'k', ҟ: 'k',
  х: 'h', ҳ: 'h', һ: 'h', ж: 'j', җ: 'j', ҷ: 'j', ҹ: 'j', џ: 'j', ђ: 'j', ч: 'c', ћ: 'c', ш: 'w', щ: 'w',
  з: 'z', ҙ: 'z', ѕ: 'z', с: 's', ҫ: 's', ц: 'ts', д: 'd', т: 't', л: 'l', љ: 'li', м: 'm', н: 'n', ң: 'n', ҥ: 'n', њ: 'ni', р: 'r',
  ъ: '', ь: '',
  дж: 'j', дч: 'c', тч: 'c', сч: 'w', зч: 'w', шч: 'w', нг: 'n',
}

export const latin: Readonly<Record<string, string | readonly string[]>> = {
  a: 'a', à: 'a', á: 'a', â: 'a', ã: 'a', å: 'a', ā: 'a', ă: 'a', ä: ['a', 'e'], ə: 'a', æ: 'e', ą: 'a',
  e: 'e', ě: 'e', i: 'i', ı: 'i', î: 'i', ï: 'i', y: 'i', ý: 'i', ÿ: 'i',
  o: 'o', ö: 'o', ø: 'o', ō: 'o', 'oʻ': 'u', u: 'u', ü: 'u', ű: 'u', ŭ: 'u', ū: 'u', ou: 'u', oo: 'u', ee: 'i', yo: ['io', 'ie'],
  b: 'b', p: 'p', v: 'v', w: 'v', f: 'f', ph: 'f', g: 'g', ğ: 'g', ģ: 'g', ġ: 'g', 'gʻ': 'g', gh: 'g', k: 'k', ķ: 'k', q: 'k', ck: 'k',
  h: 'h', kh: 'h', ḩ: 'h', ḥ: 'h', ẖ: 'h',
  zh: 'j', ž: 'j', ż: 'j', dj: 'j', dzh: 'j', dž: 'j', dsh: 'j', dsch: 'j', dsj: 'j', jj: 'j', dzj: 'j',
  ch: ['c', 'h', 'w'], tch: 'c', tsch: 'c', tsh: 'c', č: 'c', ć: 'c', cz: 'c', ç: ['c', 's'],
  sh: 'w', ş: 'w', ș: 'w', š: 'w', ś: 'w', sch: ['w', 'sh'], shch: 'w', stsch: 'w', schtsch: 'w', chtch: 'w', chch: 'w', sz: ['s', 'w'],
  z: 'z', ź: 'z', s: 's', ß: 's', ts: 'ts', tz: 'ts', ţ: 'ts', ț: 'ts', d: 'd', đ: 'd', ð: 'd', t: 't', th: 't', þ: 't',
  l: 'l', ł: 'l', ļ: 'l', m: 'm', n: 'n', ň: 'n', ñ: 'n', ń: 'n', ņ: 'n', ŋ: 'n', ng: 'n', r: 'r', ř: 'r',
  skh: 'sh', zkh: 'zh',
}

// Perso-Arabic writes no short vowels: a word from here is compared with vowels almost free.
export const arabic: Readonly<Record<string, string | readonly string[]>> = {
  ا: 'a', آ: 'a', أ: 'a', إ: 'i', ٱ: 'a', ع: '', ء: '', ب: 'b', پ: 'p', ت: 't', ث: 's', ج: 'j', چ: 'c', ح: 'h', خ: 'h',
  د: 'd', ذ: 'z', ر: 'r', ز: 'z', ژ: 'j', س: 's', ش: 'w', ص: 's', ض: 'z', ط: 't', ظ: 'z', غ: 'g', ف: 'f', ق: 'k',
  ک: 'k', ك: 'k', گ: 'g', ل: 'l', م: 'm', ن: 'n', و: ['u', 'v'], ؤ: 'u', ه: 'h', ة: 'a', ۀ: 'h', ھ: 'h', ی: 'i', ي: 'i', ى: 'i', ئ: 'i',
  '\u064e': 'a', '\u0650': 'i', '\u064f': 'u',
}

// Letters that look alike, for words into which one of the other alphabet slipped (capitals tell more than small ones).
export const looksCyrillic: Readonly<Record<string, string>> = {
  A: 'А', a: 'а', B: 'В', C: 'С', c: 'с', E: 'Е', e: 'е', H: 'Н', I: 'І', i: 'і', K: 'К', k: 'к', M: 'М', O: 'О', o: 'о',
  P: 'Р', p: 'р', T: 'Т', X: 'Х', x: 'х', Y: 'У', y: 'у', ə: 'ә', Ə: 'Ә', h: 'һ', j: 'ј', J: 'Ј',
}
