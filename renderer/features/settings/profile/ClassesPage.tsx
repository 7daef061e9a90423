import {
  type ClassRule,
  conditionWords,
  type ProfileClasses,
} from '../../../../main/contract/profile-classes.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import { ClassRuleForm } from './ClassRuleForm.tsx'
import { classTexts } from './class-texts.ts'
import { faultAt } from './NameFields.tsx'
import { newProfileId } from './new-id.ts'
import { SectionFrame } from './SectionFrame.tsx'
import { texts } from './texts.ts'
import { ThingSplit } from './ThingSplit.tsx'
import type { SectionEditor } from './useSection.ts'

/** Classes of customers and by what somebody is in one. */
export function ClassesPage() {
  const t = useTexts(classTexts)
  return (
    <SectionFrame section="classes" hint={t('hint')}>
      {editor => <Classes editor={editor} />}
    </SectionFrame>
  )
}

const newClass = (): ClassRule => ({
  id: newProfileId(),
  name: { zh: '', en: '' },
  condition: { by: 'price', atLeast: 3_000_000 },
})

function Classes({ editor }: { readonly editor: SectionEditor<ProfileClasses> }) {
  const t = useTexts(classTexts)
  const { draft, locked, faults, edit } = editor
  const move = (index: number, by: -1 | 1) => {
    const one = draft[index]
    const other = draft[index + by]
    if (one && other) edit(draft.with(index, other).with(index + by, one))
  }
  return (
    <>
      {draft.length === 0 ? <p className="desk-soft">{t('none')}</p> : null}
      <ThingSplit
        label={t('classes')}
        things={draft}
        locked={locked}
        addLabel={t('addClass')}
        make={newClass}
        onChange={edit}
        renderRow={(rule, index) => <ClassRow rule={rule} wrong={faultAt(faults, [index]) !== undefined} />}
        renderForm={(rule, index, remove) => (
          <ClassRuleForm
            key={rule.id}
            editor={editor}
            rule={rule}
            index={index}
            onChange={next => edit(draft.with(index, next))}
            onMove={by => move(index, by)}
            onRemove={remove}
          />
        )}
      />
    </>
  )
}

function ClassRow({ rule, wrong }: { readonly rule: ClassRule; readonly wrong: boolean }) {
  const shared = useTexts(texts)
  const language = useLanguage()
  return (
    <>
      <span className="profile-rule-name">
        {rule.name[language] || shared('unnamed')}{' '}
        {wrong ? <StateTag tone="overdue">{shared('wrong')}</StateTag> : null}
      </span>
      <span className="desk-soft">{conditionWords(rule.condition)[language]}</span>
    </>
  )
}
