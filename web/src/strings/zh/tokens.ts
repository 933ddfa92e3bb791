import type {tokens as english} from '../en/tokens.js';

export const tokens: typeof english = {
  heading: '计算 token 数',
  intro:
    '粘贴一段提示词、一个或多个请求，即可得到 API 计费的准确 token 数。文本只留在本页：不发送、不保存，也不写入链接。',
  open: '计算文本或请求',
};
