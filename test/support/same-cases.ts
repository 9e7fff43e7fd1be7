/**
 * Property tests try the same cases in every run: one that fails has found something in what was changed, not by chance
 * in what stood before. `HAMROH_LONG=1` tries others, and in places ten times as many.
 */
import fc from 'fast-check'

if (process.env.HAMROH_LONG !== '1') fc.configureGlobal({ seed: 20_261_122 })
