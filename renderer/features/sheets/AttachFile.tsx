import { Button } from 'antd'
import type { SheetDetail } from '../../../main/contract/sheet-views.ts'
import type { SheetPart } from '../../../main/contract/sheets.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { ChooseFiles } from '../cases/files/FileDrop.tsx'
import { texts } from './texts.ts'
import { useAttach } from './useAttach.ts'

/** Files belong to what stands at the moment: the sheet, the reply to it, our answer. */
const partOf = ({ direction, repliedAt }: SheetDetail): SheetPart =>
  direction === 'in' ? (repliedAt === null ? 'sheet' : 'answer') : repliedAt === null ? 'sheet' : 'reply'

/** Adds files to a sheet, one after the other; what failed is said, what arrived stays. */
export function AttachFile({ detail, onDone }: { readonly detail: SheetDetail; onDone(): void }) {
  const t = useTexts(texts)
  const { attach, busy, error } = useAttach(detail.id)
  const part = partOf(detail)
  return (
    <div className="sheet-step">
      <h2>{t(`part.${part}`)}</h2>
      <div className="sheet-step-foot">
        {busy ? (
          <span role="status">{t('uploading')}</span>
        ) : (
          // A refusal stands below.
          <ChooseFiles onFiles={files => attach(files, part).then(onDone, () => undefined)} />
        )}
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
      <ErrorNote error={error} />
    </div>
  )
}
