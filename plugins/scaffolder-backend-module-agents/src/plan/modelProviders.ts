import type { AgentAnswers } from '../answers';

type Provider = AgentAnswers['model']['provider'];

/** Where a provider answers, and the variable in which its clients look for the credential. */
export interface ModelProvider {
  baseUrl: string;
  /** Empty where no credential is needed. */
  keyVariable: string;
  /** What its HTTP interface is called; exactly one is true. */
  protocol: {
    messages: boolean;
    chatCompletions: boolean;
    generateContent: boolean;
  };
}

const none = {
  messages: false,
  chatCompletions: false,
  generateContent: false,
};

const providers: Record<Provider, ModelProvider> = {
  anthropic: {
    baseUrl: 'https://api.anthropic.com',
    keyVariable: 'ANTHROPIC_API_KEY',
    protocol: { ...none, messages: true },
  },
  openai: {
    baseUrl: 'https://api.openai.com/v1',
    keyVariable: 'OPENAI_API_KEY',
    protocol: { ...none, chatCompletions: true },
  },
  'azure-openai': {
    baseUrl: 'https://resource.openai.azure.com',
    keyVariable: 'AZURE_OPENAI_API_KEY',
    protocol: { ...none, chatCompletions: true },
  },
  google: {
    baseUrl: 'https://generativelanguage.googleapis.com',
    keyVariable: 'GEMINI_API_KEY',
    protocol: { ...none, generateContent: true },
  },
  ollama: {
    baseUrl: 'http://localhost:11434',
    keyVariable: '',
    protocol: { ...none, chatCompletions: true },
  },
};

export function modelProvider(provider: Provider): ModelProvider {
  return providers[provider];
}
