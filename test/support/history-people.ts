import { uuidv7 } from 'uuidv7'
import { eraseReasons, occupancyRoles, tiers } from '../../main/contract/people.ts'
import { forget, pickFrom, type StepMakers } from './history-choice.ts'

/** People come, change, move and are erased. */
export const peopleSteps = {
  registerPerson({ a, d, yes, mark, word, phone, unit, known }) {
    const personId = uuidv7()
    const details = {
      name: word,
      phones: yes ? [{ number: phone, note: word.slice(-30) }, { number: `0${phone}` }] : [],
      note: word,
      ...(yes ? { formerNames: [word], idDocument: mark, mailingAddress: word } : {}),
    }
    const occupancies = unit === undefined ? [] : [{ unitId: unit, role: pickFrom(occupancyRoles, d) }]
    return {
      command: 'person.register',
      input: { personId, details, occupancies, tier: pickFrom(tiers, a) },
      done() {
        known.people.push(personId)
        for (const { unitId, role } of occupancies) known.occupancies.push({ personId, unitId, role })
        known.marks.set(personId, [mark, phone])
      },
    }
  },
  changePerson({ yes, mark, word, phone, person, known }) {
    return (
      person && {
        command: 'person.change',
        input: yes
          ? { personId: person, details: { name: word, phones: [{ number: phone }] } }
          : { personId: person, details: { gender: 'female' }, clear: ['phones', 'note'] },
        done: () => yes && known.marks.get(person)?.push(mark, phone),
      }
    )
  },
  moveIn({ a, unit, person, known }) {
    const role = pickFrom(occupancyRoles, a)
    return (
      person &&
      unit && {
        command: 'person.moveIn',
        input: { personId: person, occupancy: { unitId: unit, role } },
        done: () => known.occupancies.push({ personId: person, unitId: unit, role }),
      }
    )
  },
  moveOut({ stay }) {
    return stay && { command: 'person.moveOut', input: { ...stay, until: '2026-10-01' } }
  },
  removeOccupancy({ stay }) {
    return stay && { command: 'person.removeOccupancy', input: stay }
  },
  removePerson({ person }) {
    return person && { command: 'person.remove', input: { personId: person } }
  },
  unmask({ person }) {
    return person && { command: 'person.unmask', input: { personId: person } }
  },
  erase({ a, yes, person, known }) {
    return (
      person && {
        command: 'person.erase',
        input: { personId: person, reason: pickFrom(eraseReasons, a), withCases: yes },
        done() {
          forget(known, person)
          const theirs = [...known.callers].filter(([, caller]) => caller === person)
          if (yes) for (const [brought] of theirs) forget(known, brought)
        },
      }
    )
  },
} satisfies StepMakers
