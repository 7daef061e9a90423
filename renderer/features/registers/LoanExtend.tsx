import type { LoanRow } from '../../../main/contract/lending.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { Field } from '../../components/Field.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { lendingTexts } from './lending-texts.ts'

/** A later day of return, saved as it is chosen. */
export function LoanExtend({ loan, onDone }: { readonly loan: LoanRow; onDone(): void }) {
  const t = useTexts(lendingTexts)
  const trpc = useTRPC()
  const extend = useCommand(trpc.lending.extend, { onSuccess: onDone })
  const stroke = useStroke(extend, { now: { due: loan.due }, open: true, onTake: onDone })
  return (
    <>
      <Field label={t('extendTo')}>
        {control => (
          <DateField
            {...control}
            settled
            autoFocus
            min={loan.due}
            value={loan.due}
            onChange={due => {
              if (due !== '' && due !== loan.due) stroke.send({ loanId: loan.id, due })
            }}
          />
        )}
      </Field>
      <StrokeNote stroke={stroke} thing={loan} label={() => t('extendTo')} />
    </>
  )
}
