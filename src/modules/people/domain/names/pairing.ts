/** What an assignment of words to words is worth; all arrays by place. */
export interface Stakes {
  /** gain[a][b]: what pairing word a of one name with word b of the other gives. */
  readonly gain: readonly (readonly number[])[]
  /** What it costs to leave a word alone. */
  readonly loneOne: readonly number[]
  readonly loneOther: readonly number[]
  /** Extra cost when a certain father's name is left alone on both sides: they contradict each other. */
  readonly fatherOne: readonly boolean[]
  readonly fatherOther: readonly boolean[]
  readonly bothFathers: number
}

/** The best partner for each word of the first name (-1 for none). Names have at most five words, so all ways are tried. */
export function bestPairing(stakes: Stakes): number[] {
  const size = stakes.loneOne.length
  const choice = new Array<number>(size).fill(-1)
  let best = Number.NEGATIVE_INFINITY
  let bestChoice = choice.slice()
  const tryFrom = (at: number, taken: number, sum: number, loneFather: boolean): void => {
    if (at === size) {
      const value = sum + leftOver(stakes, taken, loneFather)
      if (value > best) {
        best = value
        bestChoice = choice.slice()
      }
      return
    }
    const row = stakes.gain[at]!
    for (let b = 0; b < row.length; b++) {
      if (taken & (1 << b)) continue
      choice[at] = b
      tryFrom(at + 1, taken | (1 << b), sum + row[b]!, loneFather)
    }
    choice[at] = -1
    tryFrom(at + 1, taken, sum + stakes.loneOne[at]!, loneFather || stakes.fatherOne[at]!)
  }
  tryFrom(0, 0, 0, false)
  return bestChoice
}

function leftOver(stakes: Stakes, taken: number, loneFather: boolean): number {
  let sum = 0
  for (let b = 0; b < stakes.loneOther.length; b++) {
    if (taken & (1 << b)) continue
    sum += stakes.loneOther[b]!
    if (loneFather && stakes.fatherOther[b]) sum += stakes.bothFathers
  }
  return sum
}
