import { useState } from 'react'
import type { ContractorRow, OnCallRow } from '../../../main/contract/contractors.ts'
import { Phone } from '../../../main/contract/values.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { Field } from '../../components/Field.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { commonTexts } from '../registers/common-texts.ts'
import { RegisterForm, TextField } from '../registers/RegisterForm.tsx'
import { TradesField } from './ContractorForm.tsx'
import { texts } from './texts.ts'

interface OnCallFormProps {
  readonly contractor: ContractorRow
  readonly row?: OnCallRow
  onClose(): void
}

/** May to October of this year, or of the next one once this season is over. */
function season(today: string) {
  const year = Number(today.slice(0, 4)) + (today.slice(5) > '10-31' ? 1 : 0)
  return { from: `${year}-05-01`, until: `${year}-10-31` }
}

/** A contract on call of one season. `Ctrl Enter` saves. */
export function OnCallForm({ contractor, row, onClose }: OnCallFormProps) {
  const t = useTexts(texts)
  const common = useTexts(commonTexts)
  const save = useCommand(useTRPC().contractors.saveOnCall)
  const [onCallId] = useState(() => row?.id ?? newId())
  const [fromSeason] = useState(() => season(formatDay(Date.now())))
  const fresh = {
    trades: row?.trades ?? contractor.trades,
    from: row?.from ?? fromSeason.from,
    until: row?.until ?? fromSeason.until,
    dayPhone: row?.dayPhone ?? '',
    nightPhone: row?.nightPhone ?? '',
    note: row?.note ?? '',
  }
  const [entry, setEntry] = useState(fresh)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const asSent = ({ dayPhone, nightPhone, trades, ...rest }: typeof entry) => ({
    ...rest,
    contractorId: contractor.id,
    trades: [...trades],
    dayPhone: dayPhone.trim() || null,
    nightPhone: nightPhone.trim() || null,
  })
  const mine = asSent(entry)
  const meanwhile = useMeanwhile({
    now: row && asSent(fresh),
    mine,
    take: field => set({ [field]: fresh[field as keyof typeof fresh] }),
  })
  const wrong = (phone: string | null) => phone !== null && !Phone.safeParse(phone).success
  const noPhone = mine.dayPhone === null && mine.nightPhone === null
  const dayMissing = entry.from === '' || entry.until === ''
  const daysWrong = !dayMissing && entry.until < entry.from
  const tradeMissing = entry.trades.length === 0
  const submit = () => {
    setTried(true)
    const refused = noPhone || wrong(mine.dayPhone) || wrong(mine.nightPhone) || dayMissing || daysWrong
    if (refused || tradeMissing || save.pending) return
    save.run({ onCallId, ...mine, base: meanwhile.base }).then(onClose, () => undefined)
  }
  const labels: Readonly<Record<string, string>> = {
    trades: t('trades'),
    from: t('from'),
    until: t('to'),
    dayPhone: t('dayPhone'),
    nightPhone: t('nightPhone'),
    note: common('note'),
  }
  const phoneError = (phone: string | null) =>
    !tried ? undefined : wrong(phone) ? t('phoneWrong') : noPhone ? t('phoneMissing') : undefined
  return (
    <RegisterForm
      label={t(row ? 'editOnCall' : 'addOnCall')}
      pending={save.pending}
      error={save.error}
      meanwhile={{ meanwhile, label: field => labels[field], say: () => undefined }}
      onSubmit={submit}
      onCancel={onClose}
    >
      <TradesField
        value={entry.trades}
        error={tried && tradeMissing ? t('tradeMissing') : undefined}
        onChange={trades => set({ trades })}
      />
      <div className="reg-row">
        <TextField
          label={t('dayPhone')}
          value={entry.dayPhone}
          onChange={dayPhone => set({ dayPhone })}
          maxLength={40}
          error={phoneError(mine.dayPhone)}
          autoFocus
        />
        <TextField
          label={t('nightPhone')}
          value={entry.nightPhone}
          onChange={nightPhone => set({ nightPhone })}
          maxLength={40}
          error={tried && wrong(mine.nightPhone) ? t('phoneWrong') : undefined}
        />
        <Field label={t('from')} error={tried && entry.from === '' ? t('dayMissing') : undefined} required>
          {control => <DateField {...control} value={entry.from} onChange={from => set({ from })} />}
        </Field>
        <Field
          label={t('to')}
          error={
            tried
              ? entry.until === ''
                ? t('dayMissing')
                : daysWrong
                  ? t('daysWrong')
                  : undefined
              : undefined
          }
          required
        >
          {control => <DateField {...control} value={entry.until} onChange={until => set({ until })} />}
        </Field>
      </div>
      <TextField
        label={common('note')}
        value={entry.note}
        onChange={note => set({ note })}
        maxLength={2000}
      />
    </RegisterForm>
  )
}
