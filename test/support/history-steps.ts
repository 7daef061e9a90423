import { uuidv7 } from 'uuidv7'
import {
  caseKinds,
  channels,
  noCallbackReasons,
  noteKinds,
  rooms,
  voidReasons,
  waitingReasons,
} from '../../main/contract/cases.ts'
import { nodeKinds, unitKinds } from '../../main/contract/estate.ts'
import { eraseReasons, occupancyRoles, tiers } from '../../main/contract/people.ts'
import { roles } from '../../main/contract/permissions.ts'
import { systemActor } from '../../main/desk/core.ts'
import type { Actor } from '../../main/log/command.ts'
import type { Step } from './history-step.ts'

/** A command that a step asks for. */
export interface Made {
  readonly command: string
  readonly input: unknown
  /** Given where an earlier command is repeated. */
  readonly id?: string
  readonly actor?: Actor
  /** Notes what the command brought about. */
  done?(): void
}

/** What a history knows of the desk: what its steps made. */
export interface Known {
  readonly nodes: string[]
  readonly units: string[]
  readonly people: string[]
  readonly cases: string[]
  readonly staff: string[]
  readonly mappings: string[]
  readonly waiting: string[]
  readonly voided: string[]
  readonly occupancies: { readonly personId: string; readonly unitId: string; readonly role: string }[]
  /** Marks inside every personal word, by the person or case it belongs to. */
  readonly marks: Map<string, string[]>
  /** Who brought a case. */
  readonly callers: Map<string, string>
  /** Marks of words that were erased since. */
  readonly erased: string[]
  /** Commands sent so far. */
  readonly sent: (Made & { readonly id: string; readonly actor: Actor; readonly refused: boolean })[]
}

const hash = `$argon2id$${'x'.repeat(40)}`

/** The command of a step; undefined where there is nothing yet that it could be taken on. */
export function commandOf(step: Step, serial: number, known: Known): Made | '' | undefined {
  const { nodes, units, people, cases, staff, marks, sent } = known
  const [a, b, c, d] = step.n
  const mark = `zq${serial}qz`
  const word = `${step.word}${mark}`
  const node = pick(nodes, a)
  // The latest few, so that one thing goes through many states.
  const unit = pick(units.slice(-4), b)
  const person = pick(people.slice(-4), c)
  const caseId = pick(cases.slice(-3), d)
  const stay = pick(known.occupancies.slice(-4), a)
  const phone = `139${String(10_000_000 + serial * 7919 + a).slice(-8)}`
  const words = { callerName: word, callerPhone: phone, text: `${word} 说`, place: `${word} 处` }
  const noteMark = () => marks.get(caseId ?? '')?.push(mark)
  switch (step.name) {
    case 'addNode': {
      const nodeId = uuidv7()
      const kind = node === undefined ? 'project' : step.yes ? 'building' : pickFrom(nodeKinds, b)
      const parentId = kind === 'project' ? null : step.yes ? nodes[0] : node
      const name = `${(c % 40) + 1}${kind === 'building' ? '号楼' : '号'}`
      return {
        command: 'estate.addNode',
        input: { nodeId, kind, parentId, name },
        done: () => nodes.push(nodeId),
      }
    }
    case 'renameNode':
      return node && { command: 'estate.renameNode', input: { nodeId: node, name: `${(c % 20) + 1}号` } }
    case 'removeNode':
      return node && { command: 'estate.removeNode', input: { nodeId: node } }
    case 'registerUnit': {
      const unitId = uuidv7()
      const attributes = {
        kind: pickFrom(unitKinds, b),
        number: `${c % 5}-${d % 40}`,
        room: String(d % 40),
        floor: step.yes ? d % 30 : null,
        unitType: null,
        contractArea: step.yes ? 8950 : null,
        measuredArea: null,
        orientation: null,
      }
      return (
        node && {
          command: 'estate.registerUnit',
          input: { unitId, parentId: node, attributes },
          done: () => units.push(unitId),
        }
      )
    }
    case 'changeUnit':
      return unit && { command: 'estate.changeUnit', input: { unitId: unit, changes: { floor: d % 9 } } }
    case 'removeUnit':
      return unit && { command: 'estate.removeUnit', input: { unitId: unit } }
    case 'registerPerson': {
      const personId = uuidv7()
      const details = {
        name: word,
        phones: step.yes ? [{ number: phone, note: word.slice(-30) }, { number: `0${phone}` }] : [],
        note: word,
        ...(step.yes ? { formerNames: [word], idDocument: mark, mailingAddress: word } : {}),
      }
      const occupancies = unit === undefined ? [] : [{ unitId: unit, role: pickFrom(occupancyRoles, d) }]
      return {
        command: 'person.register',
        input: { personId, details, occupancies, tier: pickFrom(tiers, a) },
        done() {
          people.push(personId)
          for (const { unitId, role } of occupancies) known.occupancies.push({ personId, unitId, role })
          marks.set(personId, [mark, phone])
        },
      }
    }
    case 'changePerson':
      return (
        person && {
          command: 'person.change',
          input: step.yes
            ? { personId: person, details: { name: word, phones: [{ number: phone }] } }
            : { personId: person, details: { gender: 'female' }, clear: ['phones', 'note'] },
          done: () => step.yes && marks.get(person)?.push(mark, phone),
        }
      )
    case 'moveIn': {
      const role = pickFrom(occupancyRoles, a)
      return (
        person &&
        unit && {
          command: 'person.moveIn',
          input: { personId: person, occupancy: { unitId: unit, role } },
          done: () => known.occupancies.push({ personId: person, unitId: unit, role }),
        }
      )
    }
    case 'moveOut':
      return stay && { command: 'person.moveOut', input: { ...stay, until: '2026-10-01' } }
    case 'removeOccupancy':
      return stay && { command: 'person.removeOccupancy', input: stay }
    case 'removePerson':
      return person && { command: 'person.remove', input: { personId: person } }
    case 'unmask':
      return person && { command: 'person.unmask', input: { personId: person } }
    case 'erase':
      return (
        person && {
          command: 'person.erase',
          input: { personId: person, reason: pickFrom(eraseReasons, a), withCases: step.yes },
          done() {
            forget(known, person)
            const theirs = [...known.callers].filter(([, caller]) => caller === person)
            if (step.yes) for (const [brought] of theirs) forget(known, brought)
          },
        }
      )
    case 'unmaskCase':
      return caseId && { command: 'case.unmask', input: { caseId } }
    case 'receive': {
      const newCase = uuidv7()
      return {
        command: 'case.receive',
        input: {
          caseId: newCase,
          channel: pickFrom(channels, a),
          kind: pickFrom(caseKinds, a),
          category: step.yes ? ['leak', 'leak-roof'] : [],
          emergency: step.yes,
          unitId: unit ?? null,
          personId: person ?? null,
          room: step.yes ? pickFrom(rooms, d) : null,
          ...words,
          ...(b % 7 === 0 ? { answeredOnTheSpot: { answer: word } } : {}),
        },
        done() {
          cases.push(newCase)
          marks.set(newCase, [mark, phone])
          if (person) known.callers.set(newCase, person)
        },
      }
    }
    case 'correct':
      return (
        caseId && {
          done: noteMark,
          command: 'case.correct',
          input: {
            caseId,
            changes: step.yes ? { text: word, unitId: unit ?? null } : { emergency: step.yes, wish: word },
          },
        }
      )
    case 'note':
      return (
        caseId && {
          done: noteMark,
          command: 'case.note',
          input: { caseId, kind: pickFrom(noteKinds, a), text: word },
        }
      )
    case 'assign':
      return (
        caseId && {
          done: noteMark,
          command: 'case.assign',
          input: { caseId, to: pick(staff, a) ?? null, note: word },
        }
      )
    case 'handle':
      return caseId && { command: 'case.startHandling', input: { caseId } }
    case 'wait':
      return (
        caseId && {
          command: 'case.startWaiting',
          input: { caseId, on: pickFrom(waitingReasons, a) },
          done: () => known.waiting.push(caseId),
        }
      )
    case 'endWait': {
      const waiting = pick(known.waiting.slice(-2), a)
      return (
        waiting && {
          command: 'case.endWaiting',
          input: { caseId: waiting, note: word },
          done: () => marks.get(waiting)?.push(mark),
        }
      )
    }
    case 'resolve':
      return caseId && { done: noteMark, command: 'case.resolve', input: { caseId, text: word } }
    case 'verify':
      return (
        caseId && { done: noteMark, command: 'case.verify', input: { caseId, good: step.yes, text: word } }
      )
    case 'close':
      return (
        caseId && {
          done: noteMark,
          command: 'case.close',
          input: { caseId, withoutCallback: pickFrom(noCallbackReasons, a), text: word },
        }
      )
    case 'reopen':
      return caseId && { done: noteMark, command: 'case.reopen', input: { caseId, text: word } }
    case 'void':
      return (
        caseId && {
          command: 'case.void',
          input: { caseId, reason: pickFrom(voidReasons, a) },
          done: () => known.voided.push(caseId),
        }
      )
    case 'restore': {
      const voided = pick(known.voided.slice(-2), a)
      return voided && { command: 'case.restore', input: { caseId: voided } }
    }
    case 'attach':
      return (
        caseId && {
          done: noteMark,
          command: 'case.attachFile',
          input: {
            caseId,
            fileId: uuidv7(),
            hash: serial.toString(16).padStart(64, '0'),
            size: a,
            name: `${mark}.jpg`,
            mediaType: 'image/jpeg',
          },
        }
      )
    case 'addStaff': {
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
        done: () => staff.push(staffId),
      }
    }
    case 'changeStaff':
      return {
        command: 'staff.change',
        input: { staffId: pick(staff, a), role: pickFrom(roles, b), active: step.yes },
      }
    case 'signIn':
      return {
        command: 'staff.openSession',
        input: { staffId: pick(staff, a), sessionId: `session-${serial}` },
        actor: systemActor,
      }
    case 'siteCard':
      return { command: 'site.changeCard', input: { name: `小区${serial}`, hotlines: ['400-100'] } }
    case 'saveMapping': {
      const mappingId = uuidv7()
      const fields = [{ field: 'ownerName', heading: `业主${a}`, column: b % 20 }]
      return {
        command: 'imports.saveMapping',
        input: { mappingId, name: `map${a % 4}`, fields },
        done: () => known.mappings.push(mappingId),
      }
    }
    case 'removeMapping': {
      const mappingId = pick(known.mappings, a)
      return mappingId && { command: 'imports.removeMapping', input: { mappingId } }
    }
    case 'incarnation':
      return {
        command: 'site.startIncarnation',
        input: { reason: 'ordered', letter: String.fromCharCode(65 + (sent.length % 26)) },
        actor: systemActor,
      }
    case 'repeat': {
      const former = pick(sent, a)
      return former && { ...former }
    }
    case 'repeatDifferently': {
      const former = pick(
        sent.filter(({ refused }) => !refused),
        a,
      )
      return former && { ...former, command: 'case.note', input: { caseId: uuidv7(), text: word } }
    }
    case 'badInput':
      return { command: 'case.receive', input: { caseId: 'not an id', text: word } }
  }
}

/** Takes the marks of a person or case to the erased ones. */
function forget(known: Known, id: string): void {
  known.erased.push(...(known.marks.get(id) ?? []))
  known.marks.set(id, [])
}

function pick<T>(list: readonly T[], n: number): T | undefined {
  return list.length === 0 ? undefined : list[n % list.length]
}

function pickFrom<T>(list: readonly [T, ...T[]] | readonly T[], n: number): T {
  const found = list[n % list.length]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}
