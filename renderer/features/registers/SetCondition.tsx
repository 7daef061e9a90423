import { type ThingDetail, thingConditions } from '../../../main/contract/lending.ts'
import { conditionWords } from '../../../main/contract/register-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { useWord } from '../cases/words.ts'
import { ConditionForm } from './ConditionForm.tsx'
import { lendingTexts } from './lending-texts.ts'

/** A repair, a loss, a replacement: another condition with what was done. */
export function SetCondition({ thing, onDone }: { readonly thing: ThingDetail; onDone(): void }) {
  const t = useTexts(lendingTexts)
  const word = useWord()
  const trpc = useTRPC()
  const set = useCommand(trpc.lending.setCondition, { onSuccess: onDone })
  const stroke = useStroke(set, { now: { condition: thing.condition }, open: true, onTake: onDone })
  return (
    <>
      <ConditionForm
        label={t('setCondition')}
        conditionLabel={t('condition')}
        noteLabel={t('whatDone')}
        now={thing.condition}
        pending={set.pending}
        error={stroke.error}
        onCancel={onDone}
        onSend={(condition, note) => stroke.send({ thingId: thing.id, condition, note, replacedBy: null })}
      />
      <StrokeNote
        stroke={{ ...stroke, error: null }}
        thing={thing}
        say={(_, value) => {
          const said = thingConditions.find(one => one === value)
          return said && word(conditionWords[said])
        }}
      />
    </>
  )
}
