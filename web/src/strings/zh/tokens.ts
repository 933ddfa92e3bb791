import type {tokens as english} from '../en/tokens.js';

export const tokens: typeof english = {
  heading: '计算你的 token 数',
  intro:
    '粘贴提示词、一个请求或多个请求，得到 API 实际计费的 token 数，精确到个位。文本只留在本页：不发送、不保存，也不写入链接。',
  open: '计算文本或请求',
};
