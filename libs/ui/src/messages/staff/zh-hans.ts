import type { StaffCatalogue } from './en.ts';

export const zhHans: StaffCatalogue = {
  'mail.deactivated-subject': '{tenant}：流程 {process} 已不再启用',
  'mail.deactivated-intro':
    '{application} 的流程 {process} 已自行停用，因为它所需的内容已被移除。在它重新启用之前，任何人都无法通过它找回密码。',
  'mail.deactivated-missing': '缺少的内容：',
  'mail.deactivated-remedy':
    '处理方法：请更正此处所列的问题，然后在管理界面中重新启用该流程。如果本来就打算让它结束，则无需任何操作。',
  'mail.deactivated-others': '因类似原因停用的其他流程：{count}。管理界面中的流程列表会显示它们。',
  'mail.contradicted-subject': '{tenant}：存储 {store} 收到相互矛盾的报告',
  'mail.contradicted-intro':
    '存储 {store}（{application}）的外部系统报告了一项任务，而该任务已有其他结果或已超过期限。没有因此更改任何内容。任务编号：{reference}',
  'mail.contradicted-done': '任务的结果：已执行。',
  'mail.contradicted-failed': '任务的结果：未执行。',
  'mail.contradicted-expired': '任务的结果：未及时答复。',
  'mail.contradicted-withdrawn': '任务的结果：已撤回。',
  'mail.contradicted-remedy':
    '处理方法：请检查外部系统。如果此报告并非来自该系统，其签名密钥可能已被他人知晓。此时请在管理界面的存储设置中设定新的签名密钥，并将其交给外部系统。',
  'mail.contradicted-others': '该存储在过去 24 小时内出现矛盾报告的其他任务：{count}。',
  'mail.staff-footer': '{tenant} 向您发送此邮件，因为您是管理员。',
};
