import { configureGlobal } from 'fast-check'

/**
 * Random cases are the same on every run, so that a red run speaks of the change that is tested. `npm run explore`
 * looks for what they miss, with ever new seeds.
 */
configureGlobal({ seed: Number(process.env['DESK_SEED'] ?? 20_260_712) })
