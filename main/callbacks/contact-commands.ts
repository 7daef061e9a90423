import { correctCase } from '../cases/commands.ts'
import { callerPhone } from '../cases/detail.ts'
import type { CallbackContact } from '../contract/callback-views.ts'
import { CorrectContactInput } from '../contract/callbacks.ts'
import { DeskError } from '../contract/errors.ts'
import { refuseMoved, sameValue } from '../contract/meanwhile.ts'
import { maskAddress, maskPhone } from '../contract/masking.ts'
import type { ReadDatabase } from '../database/read.ts'
import { defineCommand } from '../log/command.ts'
import { changePerson } from '../people/commands.ts'
import { person, phonesOf } from '../people/queries.ts'
import { requireCallback } from './checks.ts'
import type { CallbackCore } from './queries.ts'

/** What is gone through with the owner on the way; null where nobody is known whose details it could be. */
export function contactOf(
  read: ReadDatabase,
  { caseId, personId }: Pick<CallbackCore, 'caseId' | 'personId'>,
): CallbackContact | null {
  const called = caseId === null ? null : callerPhone(read, caseId)
  const owner = personId === null ? undefined : person(read, personId)
  if ((owner === undefined || owner.name === null) && caseId === null) return null
  const own = personId === null ? [] : phonesOf(read, personId).map(phone => phone.number)
  return {
    phones: [...new Set([...(called === null ? [] : [called]), ...own].map(maskPhone))],
    mailingAddress: owner?.mailingAddress ? maskAddress(owner.mailingAddress) : null,
    hasAddress: owner !== undefined,
  }
}

/**
 * Corrects phone and mailing address of whoever is called, in the file of the person and on the case they called
 * about. Numbers are named by what is shown of them, so that nobody has to see the whole one. Errors:
 * `callback.contactNobody`, `callback.contactNothing`, `callback.phoneGone`, those of changing a person or a case.
 */
export const correctContact = defineCommand({
  name: 'callback.correctContact',
  permission: 'person.edit',
  input: CorrectContactInput,
  run(context, { callbackId, phone, replaces, mailingAddress, base }) {
    const { read } = context
    const current = requireCallback(read, callbackId)
    const shown = contactOf(read, current)
    if (!shown) throw new DeskError('callback.contactNobody')
    if (phone === undefined && mailingAddress === undefined) throw new DeskError('callback.contactNothing')
    if (replaces !== null && !shown.phones.includes(replaces)) throw new DeskError('callback.phoneGone')
    const { caseId, personId } = current
    const stands = personId === null ? null : person(read, personId)?.mailingAddress
    if (mailingAddress !== undefined && !sameValue(mailingAddress, stands))
      refuseMoved(base, { mailingAddress: shown.mailingAddress })
    if (personId !== null && shown.hasAddress) {
      // The number that is right comes first: it is the one to call.
      const kept = phonesOf(read, personId).filter(
        ({ number }) => maskPhone(number) !== replaces && number !== phone,
      )
      const phones = kept.map(({ number, note }) => ({ number, ...(note === null ? {} : { note }) }))
      changePerson.run(context, {
        personId,
        details: {
          ...(phone === undefined ? {} : { phones: [{ number: phone }, ...phones] }),
          ...(mailingAddress ? { mailingAddress } : {}),
        },
        clear: mailingAddress === '' ? ['mailingAddress'] : [],
      })
    }
    const called = caseId === null ? null : callerPhone(read, caseId)
    const stale = called !== null && maskPhone(called) === replaces
    if (phone !== undefined && caseId !== null && (stale || personId === null))
      correctCase.run(context, { caseId, changes: { callerPhone: phone }, clear: [] })
  },
})
