import type { SampleMeeting, SampleReplay } from '../factory.ts'

/**
 * A second implementation, written from contracts section 6 and the method alone: no ledger, no events, BigInt, and the
 * plainest loops. It shares no code with the engine, so that an arithmetic slip in one shows as a difference.
 */
interface Person {
  stamps: bigint
  fines: bigint
  missed: bigint
  charges: bigint
  inDefault: boolean
  loans: { first: bigint; left: bigint; charge: bigint; new: boolean }[]
}

const min = (a: bigint, b: bigint) => (a < b ? a : b)

export function reference(sample: SampleReplay) {
  const rules = sample.constitution
  const text = (key: string) => rules[key] as string
  const unit = BigInt(rules.cashUnit)
  const price = BigInt(rules.sharePrice)
  const num = BigInt(rules.serviceCharge.rate.num)
  const den = BigInt(rules.serviceCharge.rate.den)
  const method = rules.serviceCharge.method
  const charge = (base: bigint, periods = 1n) => ((base * num * periods) / den / unit) * unit
  const finesInLoanFund = text('finesGoTo') === 'loan_fund'
  const names = [...sample.members].sort()
  const people = new Map<string, Person>()
  for (const name of names) {
    people.set(name, { stamps: 0n, fines: 0n, missed: 0n, charges: 0n, inDefault: false, loans: [] })
  }
  const get = (name: string) => people.get(name) as Person
  let box = 0n
  let social = 0n
  let last: unknown = null
  const totals = { shares: 0n, fines: 0n, serviceCharges: 0n, writtenOff: 0n, loanFines: 0n }
  let here = 0
  const owed = (person: Person, part: 'left' | 'charge') =>
    person.loans.reduce((sum, loan) => sum + loan[part], 0n)

  function pay(name: string, cash: bigint) {
    const person = get(name)
    const due = { charge: owed(person, 'charge'), left: owed(person, 'left') }
    let toCharge = min(cash, due.charge)
    if (rules.paymentOrder === 'pro_rata') {
      if (due.charge + due.left > 0n && cash < due.charge + due.left) {
        toCharge = (cash * due.charge) / (due.charge + due.left)
      }
    } else if ((rules.paymentOrder as string[])[0] === 'principal') {
      toCharge = min(cash - min(cash, due.left), due.charge)
    }
    const toPrincipal = min(cash - toCharge, due.left)
    box += toCharge + toPrincipal
    totals.serviceCharges += toCharge
    person.charges += toCharge
    for (const [part, amount] of [
      ['charge', toCharge],
      ['left', toPrincipal],
    ] as const) {
      let rest = amount
      for (const loan of person.loans) {
        const taken = min(rest, loan[part])
        loan[part] -= taken
        rest -= taken
      }
    }
    person.loans = person.loans.filter(loan => loan.left + loan.charge > 0n)
  }

  function divide() {
    const all = names.map(name => {
      const person = get(name)
      const fines = finesInLoanFund ? person.fines : 0n
      const principal = owed(person, 'left')
      const due = owed(person, 'charge')
      return {
        name,
        n: person.stamps,
        principal,
        due,
        fines,
        debt: principal + due + fines,
        charges: person.charges,
      }
    })
    type One = (typeof all)[number]
    const attempt = (mode: string) => {
      const base = (one: One) =>
        mode === 'equal' ? one.n * price : mode === 'return_charge_to_payer' ? one.charges + one.due : 0n
      const weight = (one: One) => (mode === 'equal' ? 1n : one.n)
      const out = new Set<string>()
      for (;;) {
        let pool = box
        let weights = 0n
        for (const one of all.filter(one => !out.has(one.name))) {
          pool += one.debt - base(one)
          weights += weight(one)
        }
        if (pool < 0n) return null
        let top = pool
        let bottom = weights
        if (weights === 0n) {
          const owing = all.filter(one => weight(one) > 0n)
          owing.sort((a, b) => (a.debt * weight(b) < b.debt * weight(a) ? -1 : 1))
          top = owing[0]?.debt ?? 0n
          bottom = owing[0] ? weight(owing[0]) : 1n
        }
        const value = (top / bottom / unit) * unit
        const claim = (one: One) =>
          base(one) +
          (text('rounding') === 'floor_member'
            ? ((top * weight(one)) / bottom / unit) * unit
            : value * weight(one))
        const whole = (one: One) => base(one) + (top * weight(one)) / bottom
        const next = all.filter(one => !out.has(one.name) && whole(one) < one.debt)
        if (next.length === 0) return { value, claim, out }
        for (const one of next) out.add(one.name)
      }
    }
    const found = attempt(text('shareOutMode')) ?? attempt('by_shares')
    if (!found) throw new Error('cannot divide')
    const usual = attempt(text('shareOutMode')) !== null ? text('shareOutMode') : 'by_shares'
    const stamps = all.reduce((sum, one) => sum + one.n, 0n)
    const result = { payouts: {}, setOff: {}, writtenOff: {}, chargesWaived: {} } as Record<
      string,
      Record<string, bigint>
    >
    const put = (map: string, name: string, amount: bigint, always = false) => {
      if (amount > 0n || always) (result[map] as Record<string, bigint>)[name] = amount
    }
    let fund = box
    let paid = 0n
    for (const one of all) {
      const claim = found.claim(one)
      const kept = min(claim, one.debt)
      const principal = min(kept, one.principal)
      const due = min(kept - principal, one.due)
      const fines = kept - principal - due
      fund += kept
      const rest = found.out.has(one.name) ? 0n : claim - kept
      const socialFine = finesInLoanFund ? 0n : min(rest, get(one.name).fines)
      const payout = ((rest - socialFine) / unit) * unit
      put('payouts', one.name, payout, true)
      put('setOff', one.name, kept + socialFine)
      put('writtenOff', one.name, one.principal - principal)
      put('chargesWaived', one.name, one.due - due)
      paid += payout + socialFine + kept
      social += socialFine
      box -= payout + socialFine
      totals.serviceCharges += due
      totals.fines += fines + socialFine
      totals.loanFines += fines
      totals.writtenOff += one.principal - principal
    }
    const remainder = fund - paid
    if (text('remainderTo') === 'social_fund') {
      box -= remainder
      social += remainder
    }
    const valuePerShare =
      stamps === 0n ? 0n : usual === 'by_shares' ? found.value : (fund / stamps / unit) * unit
    last = { fund, shares: stamps, valuePerShare, ...result, remainder, socialFundKept: social }
    for (const person of people.values()) {
      Object.assign(person, { stamps: 0n, fines: 0n, charges: 0n, inDefault: false, loans: [] })
    }
  }

  const meetings = sample.meetings.map((meeting: SampleMeeting) => {
    const present = names.filter(name => !meeting.absent.includes(name))
    here += present.length
    for (const name of meeting.absent) get(name).fines += 20n
    for (const name of meeting.late) get(name).fines += 10n
    for (const [name, given] of Object.entries(meeting.finesPaid)) {
      const paid = min(BigInt(given), get(name).fines)
      get(name).fines -= paid
      totals.fines += paid
      if (finesInLoanFund) totals.loanFines += paid
      if (finesInLoanFund) box += paid
      else social += paid
    }
    for (const name of names) if (rules.socialFundBackPay) get(name).missed += 20n
    const usual = Object.fromEntries(
      present.map(name => [name, rules.socialFundBackPay ? Number(get(name).missed) : 20]),
    )
    for (const [name, amount] of Object.entries(meeting.socialPaid ?? usual)) {
      social += BigInt(amount)
      get(name).missed -= min(get(name).missed, BigInt(amount))
    }
    for (const { amount } of meeting.socialGrants) if (BigInt(amount) <= social) social -= BigInt(amount)
    for (const [name, count] of Object.entries(meeting.shares)) {
      get(name).stamps += BigInt(count)
      totals.shares += BigInt(count)
      box += BigInt(count) * price
    }
    for (const name of names) {
      const count = BigInt(meeting.shareWithdrawals[name] ?? 0)
      if (count * price > box) continue
      get(name).stamps -= count
      totals.shares -= count
      box -= count * price
    }
    for (const person of people.values()) {
      for (const loan of person.loans) {
        loan.new = false
        if (method === 'declining') loan.charge += charge(loan.left)
        if (method === 'flat_periodic' && loan.left > 0n) loan.charge += charge(loan.first)
      }
    }
    for (const { member, cash } of meeting.payments) pay(member, BigInt(cash))
    if (method === 'rollover' && !meeting.shareOut) {
      for (const person of people.values()) {
        for (const loan of person.loans) loan.charge += charge(loan.left + loan.charge)
      }
    }
    for (const name of meeting.defaults) get(name).inDefault = true
    const loanDecisions = meeting.loanRequests.map(({ member, amount, periods }) => {
      const person = get(member)
      const wanted = BigInt(amount)
      const allowed =
        !meeting.shareOut &&
        !person.inDefault &&
        wanted + owed(person, 'left') <= 3n * person.stamps * price &&
        wanted <= box
      if (allowed) {
        const first =
          method === 'flat_upfront'
            ? charge(wanted, BigInt(periods))
            : method === 'rollover'
              ? charge(wanted)
              : 0n
        person.loans.push({ first: wanted, left: wanted, charge: first, new: true })
        box -= wanted
      }
      return { member, amount, allowed }
    })
    if (meeting.shareOut) divide()
    const open = names.filter(name => get(name).loans.length > 0)
    return {
      number: meeting.number,
      loanFundCash: box,
      socialFundCash: social,
      outstanding: Object.fromEntries(open.map(name => [name, owed(get(name), 'left')])),
      chargesDue: Object.fromEntries(open.map(name => [name, owed(get(name), 'charge')])),
      loanDecisions,
    }
  })
  const savings = totals.shares * price
  const profit = totals.serviceCharges + totals.loanFines - totals.writtenOff
  const percent = (top: number, bottom: number) => (bottom === 0 ? null : (top / bottom) * 100)
  return {
    meetings,
    totals: { shares: totals.shares, savings, fines: totals.fines, serviceCharges: totals.serviceCharges },
    shareOut: last,
    attendance: percent(here, names.length * meetings.length),
    profit: percent(Number(profit), Number(savings)),
  }
}
