import { Button, Drawer, Input, Radio } from 'antd'
import { useState } from 'react'
import { severityWords } from '../../../../main/contract/inspection-words.ts'
import { DefectSeverity, defectSeverities } from '../../../../main/contract/inspection.ts'
import { useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { useWord } from '../../cases/words.ts'
import { DefectPhotos } from './DefectPhotos.tsx'
import { changedDefect, type Defect, withoutDefect } from './sheet.ts'
import { PlanPicture } from './PlanPicture.tsx'
import { texts } from './texts.ts'
import { useDefectName } from './useDefectName.ts'
import type { WalkProps } from './Walk.tsx'

interface DefectPanelProps extends WalkProps {
  readonly defect: Defect
  onClose(): void
}

/** A defect that is recorded already: photos first, then how bad, where on the plan, and a word. Nothing has to be. */
export function DefectPanel(props: DefectPanelProps) {
  const { sheets, sheet, rooms, drawing, device, defect, onClose } = props
  const t = useTexts(texts)
  const word = useWord()
  const name = useDefectName(rooms)
  const [pinning, setPinning] = useState(false)
  const over = sheet.done !== null
  const { defectId, pin } = defect
  const change = (part: Partial<Defect>) =>
    sheets.change(sheet.inspectionId, now => changedDefect(now, defectId, part))
  const changePhotos = (photos: (before: Defect['photos']) => Defect['photos']) =>
    sheets.change(sheet.inspectionId, now => {
      const before = now.defects.find(one => one.defectId === defectId)?.photos ?? []
      return changedDefect(now, defectId, { photos: photos(before) })
    })
  return (
    <Drawer
      open
      placement="bottom"
      size="auto"
      title={name(defect)}
      onClose={onClose}
      rootClassName="tablet walk-panel"
      footer={
        <div className="walk-foot">
          <Button
            size="large"
            danger
            disabled={over}
            onClick={() => {
              sheets.change(sheet.inspectionId, now => withoutDefect(now, defectId))
              onClose()
            }}
          >
            {t('undo')}
          </Button>
          <Button size="large" type="primary" onClick={onClose}>
            {t('done')}
          </Button>
        </div>
      }
    >
      <DefectPhotos store={device.store} photos={defect.photos} disabled={over} onChange={changePhotos} />
      <Radio.Group
        aria-label={t('severity')}
        size="large"
        optionType="button"
        disabled={over}
        value={defect.severity}
        onChange={({ target }) => change({ severity: DefectSeverity.parse(target.value) })}
        options={defectSeverities.map(value => ({ value, label: word(severityWords[value]) }))}
      />
      <Field label={t('note')}>
        {control => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={2_000}
            disabled={over}
            placeholder={t('notePlaceholder')}
            value={defect.text}
            onChange={event => change({ text: event.target.value })}
          />
        )}
      </Field>
      {drawing ? (
        <section aria-label={t('plan')}>
          <div className="tablet-actions">
            <Button size="large" aria-pressed={pinning} onClick={() => setPinning(!pinning)}>
              {t(pin ? 'pinned' : 'pin')}
            </Button>
            {pin ? (
              <Button size="large" disabled={over} onClick={() => change({ pin: null })}>
                {t('unpin')}
              </Button>
            ) : null}
          </div>
          {pinning ? (
            <>
              <p className="desk-soft">{t('pinHint')}</p>
              <PlanPicture
                store={device.store}
                drawing={drawing}
                pins={pin ? [{ id: defectId, at: pin, label: '1', own: true }] : []}
                {...(over ? {} : { onPoint: at => change({ pin: { ...at, planId: drawing.planId } }) })}
              />
            </>
          ) : null}
        </section>
      ) : null}
    </Drawer>
  )
}
