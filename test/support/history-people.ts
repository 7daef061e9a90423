import { uuidv7 } from 'uuidv7'
import { eraseReasons, occupancyRoles, tiers } from '../../main/contract/people.ts'
import { forget, pick, pickFrom, type StepMakers } from './history-choice.ts'

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
  setClass({ mark, word, yes, person, known }) {
    return (
      person && {
        command: 'person.setClass',
        // A desk has no classes as shipped, so that most are none of them. The reason is about the person.
        input: { personId: person, class: yes ? null : 'own-class', reason: word },
        done: () => known.marks.get(person)?.push(mark),
      }
    )
  },
  computeClass({ person }) {
    return person && { command: 'person.computeClass', input: { personId: person } }
  },
  mergePeople({ a, yes, person, known }) {
    const other = pick(known.people, a)
    return (
      person &&
      other && {
        command: 'person.merge',
        input: { survivorId: person, mergedId: other, take: yes ? ['name', 'phones'] : [] },
        done() {
          known.mergedInto.delete(other)
          known.mergedInto.set(other, person)
        },
      }
    )
  },
  unmergePeople({ known }) {
    const latest = [...known.mergedInto].at(-1)
    return (
      latest && {
        command: 'person.unmerge',
        input: { mergedId: latest[0] },
        done() {
          known.mergedInto.delete(latest[0])
          // Which words now belong to whom depends on what was said meanwhile; other tests follow that.
          for (const id of latest) known.marks.set(id, [])
        },
      }
    )
  },
  judgeDistinct({ a, yes, person, known }) {
    const other = pick(known.people, a)
    return (
      person &&
      other && {
        command: yes ? 'person.judgeDistinct' : 'person.takeBackDistinct',
        input: { personId: person, otherId: other },
      }
    )
  },
  verifyDetail({ yes, person }) {
    return (
      person && {
        command: 'person.verifyDetail',
        input: { personId: person, what: yes ? 'idDocument' : 'mailingAddress', verified: true },
      }
    )
  },
  correctRole({ a, stay }) {
    return (
      stay && {
        command: 'person.correctRole',
        input: {
          personId: stay.personId,
          occupancy: { unitId: stay.unitId, role: stay.role, from: '2024-02-03', share: 1 + (a % 10_000) },
        },
      }
    )
  },
  erase({ a, yes, person, known }) {
    return (
      person && {
        command: 'person.erase',
        input: { personId: person, reason: pickFrom(eraseReasons, a), withCases: yes },
        done() {
          forget(known, person)
          for (const [merged, survivor] of known.mergedInto) if (survivor === person) forget(known, merged)
          const theirs = [...known.callers].filter(([, caller]) => caller === person)
          if (yes) for (const [brought] of theirs) forget(known, brought)
        },
      }
    )
  },
} satisfies StepMakers
