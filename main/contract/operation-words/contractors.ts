/** What happens to contractors and what is agreed with them, on the audit trail. */
export const contractorOperationWords = {
  zh: {
    'contractor.saved': '登记承包单位',
    'contractor.retired': '停用或恢复承包单位',
    'contractor.contactSaved': '登记承包单位联系人',
    'contractor.contactRemoved': '删除承包单位联系人',
    'contractor.contactUnmasked': '查看承包单位联系人的完整电话',
    'worksContract.saved': '登记工程合同',
    'worksContract.removed': '删除或恢复工程合同',
    'onCallContract.saved': '登记抢修待命合同',
    'onCallContract.ended': '终止或恢复抢修待命合同',
    'onCallContract.confirmed': '确认待命单位能否联系上',
  },
  en: {
    'contractor.saved': 'Saved a contractor',
    'contractor.retired': 'Retired or restored a contractor',
    'contractor.contactSaved': 'Saved a contact of a contractor',
    'contractor.contactRemoved': 'Removed a contact of a contractor',
    'contractor.contactUnmasked': 'Looked at the full phone of a contact of a contractor',
    'worksContract.saved': 'Saved a contract of works',
    'worksContract.removed': 'Removed or restored a contract of works',
    'onCallContract.saved': 'Saved a contract on call',
    'onCallContract.ended': 'Ended or resumed a contract on call',
    'onCallContract.confirmed': 'Noted whether a contractor on call can be reached',
  },
} as const
