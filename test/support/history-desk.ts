import { uuidv7 } from 'uuidv7'
import { roles } from '../../main/contract/permissions.ts'
import { systemActor } from '../../main/desk/core.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { type Known, pick, pickFrom, type StepMakers } from './history-choice.ts'

const hash = `$argon2id$${'x'.repeat(40)}`

/** How often the profile was changed so far: every change is of the causes here. */
const profileChanges = ({ sent }: Known): number =>
  new Set(
    sent.flatMap(({ id, command, refused }) => (command.startsWith('profile.') && !refused ? [id] : [])),
  ).size

/** Staff, settings, mappings, and commands that are sent again or make no sense. */
export const deskSteps = {
  addStaff({ a, b, word, known }) {
    const staffId = uuidv7()
    return {
      command: 'staff.add',
      input: {
        staffId,
        name: word,
        login: `login${a % 5}`,
        role: pickFrom(roles, b),
        passwordHash: hash,
      },
      done: () => known.staff.push(staffId),
    }
  },
  changeStaff({ a, b, yes, known }) {
    // Not the manager who does all this: everything behind it would be refused.
    const staffId = pick(known.staff.slice(1), a)
    return staffId && { command: 'staff.change', input: { staffId, role: pickFrom(roles, b), active: yes } }
  },
  signIn({ a, serial, known }) {
    return {
      command: 'staff.openSession',
      input: { staffId: pick(known.staff, a), sessionId: `session-${serial}` },
      actor: systemActor,
    }
  },
  siteCard({ serial }) {
    return { command: 'site.changeCard', input: { name: `小区${serial}`, hotlines: ['400-100'] } }
  },
  changeProfile({ word, known, serial }) {
    const [first, ...others] = loadProfile('real-estate').causes
    const name = { zh: `原因${serial}`, en: `Cause ${serial} ${word.slice(0, 20)}` }
    return {
      command: 'profile.change',
      input: { section: 'causes', base: profileChanges(known), content: [{ ...first, name }, ...others] },
    }
  },
  restoreProfile({ a, known }) {
    const base = profileChanges(known)
    return { command: 'profile.restore', input: { section: 'causes', base, to: a % (base + 1) } }
  },
  saveMapping({ a, b, yes, known }) {
    const mappingId = uuidv7()
    const column = { heading: `列${a}`, column: b % 20 }
    const columns = yes
      ? { kind: 'owners', fields: [{ field: 'ownerName', ...column }] }
      : { kind: 'cases', fields: [{ field: 'callerName', ...column }] }
    return {
      command: 'imports.saveMapping',
      input: { mappingId, name: `map${a % 4}`, ...columns },
      done: () => known.mappings.push(mappingId),
    }
  },
  removeMapping({ a, known }) {
    const mappingId = pick(known.mappings, a)
    return mappingId && { command: 'imports.removeMapping', input: { mappingId } }
  },
  incarnation({ known }) {
    return {
      command: 'site.startIncarnation',
      input: { reason: 'ordered', letter: String.fromCharCode(65 + (known.sent.length % 26)) },
      actor: systemActor,
    }
  },
  repeat({ a, known }) {
    const former = pick(known.sent, a)
    return former && { ...former }
  },
  repeatDifferently({ a, word, known }) {
    const former = pick(
      known.sent.filter(({ refused }) => !refused),
      a,
    )
    return former && { ...former, command: 'case.note', input: { caseId: uuidv7(), text: word } }
  },
  badInput({ word }) {
    return { command: 'case.receive', input: { caseId: 'not an id', text: word } }
  },
} satisfies StepMakers
