import { App } from 'antd'
import type { ReactNode } from 'react'
import type { PersonDetails, VerifiedDetail } from '../../../../main/contract/people.ts'
import { type Outputs, useCommand, useTRPC } from '../../../app/api.ts'
import { errorText } from '../../../app/errors.ts'
import { formatDay } from '../../../app/format.ts'
import { comma, useLanguage, useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { Facts } from '../../../components/Field.tsx'
import { texts } from './texts.ts'
import { VerifiedMark } from './VerifiedMark.tsx'

interface PersonFactsProps {
  readonly file: Outputs['people']['detail']
  /** Once they were asked for. */
  readonly full: Partial<PersonDetails> | undefined
}

/** What is known of a person, each contact detail with the day it was verified. */
export function PersonFacts({ file, full }: PersonFactsProps) {
  const t = useTexts(texts)
  const may = useMay()
  const language = useLanguage()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const verify = useCommand(trpc.people.verifyDetail, {
    onSuccess: (_, input) => {
      if (input.verified !== false) message.success(t('verified'))
    },
    onError: error => message.error(errorText(error, language)),
  })
  const mayVerify = may('person.edit') && file.mergedInto === null
  const { personId } = file
  const mark = (
    what: VerifiedDetail,
    on: string | null,
    label: string,
    phone?: { place: number; tail: string },
  ) => (
    <VerifiedMark
      on={on}
      what={label}
      disabled={!mayVerify}
      onVerify={verified =>
        verify.send({
          personId,
          what,
          verified,
          ...(phone ? { phone } : {}),
          ...(what === 'phone' ? {} : { base: { [what]: file[what] } }),
        })
      }
    />
  )
  const gender = (['female', 'male', 'other'] as const).find(one => one === file.gender)
  const figures = (text: string | null | undefined, mark: ReactNode = null) =>
    text ? (
      <>
        <span className="desk-figures">{text}</span> {mark}
      </>
    ) : null
  const rows: (readonly [label: string, value: ReactNode])[] = [
    [
      t('phones'),
      file.phones.length === 0
        ? null
        : file.phones.map(({ masked, tail, note, verifiedOn }, place) => (
            <div key={`${place}-${masked}`}>
              <span className="desk-figures">{full?.phones?.[place]?.number ?? masked}</span>{' '}
              <small className="desk-soft">{note}</small>{' '}
              {mark('phone', verifiedOn, `${t('phones')} ${masked}`, { place, tail })}
            </div>
          )),
    ],
    [t('contactTimes'), file.contactTimes],
    [t('care'), file.care.length > 0 ? file.care.map(one => t(`care.${one}`)).join(comma()) : null],
    [t('languages'), file.languages],
    [
      t('idDocument'),
      figures(
        full?.idDocument ?? file.idDocument,
        mark('idDocument', file.verified.idDocument, t('idDocument')),
      ),
    ],
    [
      t('birthday'),
      figures(full?.birthday ?? file.birthday, mark('birthday', file.verified.birthday, t('birthday'))),
    ],
    [t('gender'), gender ? t(`gender.${gender}`) : null],
    [
      t('mailingAddress'),
      figures(
        full?.mailingAddress ?? file.mailingAddress,
        mark('mailingAddress', file.verified.mailingAddress, t('mailingAddress')),
      ),
    ],
    [t('formerNames'), file.formerNames.length > 0 ? file.formerNames.join(comma()) : null],
    [t('note'), file.note],
    [t('registeredOn'), figures(formatDay(file.registeredAt))],
  ]
  // The phone is asked for first; what else is unknown takes no room.
  return <Facts rows={rows.filter(([, value], index) => index === 0 || value !== null)} />
}
