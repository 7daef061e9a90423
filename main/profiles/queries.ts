import { faultsOfSection } from '../contract/profile-faults.ts'
import { type EditableSection, type ProfileSectionView, sectionWords } from '../contract/profile-sections.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import { sectionFromAbove } from '../reference/queries.ts'
import { readSite } from '../site/queries.ts'
import { changesOf, contentAt, sectionVersion } from './changes.ts'
import { effectiveProfile, loadProfile } from './profiles.ts'

const mostChanges = 50

/** A section with its shipped state and its history. Errors: `log.notSetUp`. */
export function sectionView(read: ReadDatabase, section: EditableSection): ProfileSectionView {
  const site = readSite(read)
  if (!site) throw new DeskError('log.notSetUp')
  const { profile, setAside } = effectiveProfile(read)
  const version = sectionVersion(read, site.id, section)
  const [fault] = setAside.includes(section)
    ? faultsOfSection(profile, section, contentAt(read, site.id, section, version))
    : []
  const above = sectionFromAbove(read, section)
  return {
    section,
    version,
    content: profile[section],
    shipped: loadProfile(site.profile)[section],
    changes: changesOf(read, site.id, section, mostChanges),
    fromAbove: above ? { sender: above.sender, at: above.at } : null,
    setAside: fault
      ? { place: fault.place, why: fault.why }
      : setAside.includes(section)
        ? unknownFault(section)
        : null,
  }
}

const unknownFault = (section: EditableSection) => ({
  place: sectionWords[section],
  why: { zh: '与其他部分不合', en: 'it does not fit the other sections' },
})
